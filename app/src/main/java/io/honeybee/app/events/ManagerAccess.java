package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.ManagerConfig;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a manager's API is and what opens it.
 *
 * @param url without a slash at its end
 * @param caFile who signed its certificate; the system's CAs when empty
 */
record ManagerAccess(URI url, String token, Optional<Path> caFile) {
  static final String TOKEN_VARIABLE = "HONEYBEE_TOKEN";

  /** What a header can hold, and no more than the manager reads. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,512}");

  private static final int MAX_TOKEN_FILE_BYTES = 4096;

  /**
   * Puts together what was given; an option goes before the configuration, and that before the
   * environment.
   */
  static ManagerAccess find(ManagerOptions options, Path home, Map<String, String> environment)
      throws OperatorFault, ConfigException {
    Path file = options.config;
    ManagerConfig config = file == null ? null : ManagerConfig.read(file, home);
    return new ManagerAccess(
        url(options, config), token(options, config, environment), caFile(options, config));
  }

  private static URI url(ManagerOptions options, @Nullable ManagerConfig config)
      throws OperatorFault {
    if (options.url != null) {
      return parse(options.url);
    }
    if (config == null) {
      return parse(ManagerOptions.DEFAULT_URL);
    }
    int port = config.http().address().port();
    if (port == 0) {
      throw new OperatorFault("http.address has port 0, so that only --url can tell the real one");
    }
    String scheme = config.http().tls().isPresent() ? "https://" : "http://";
    return parse(scheme + new HostPort(LocalHost.of(config.http()), port));
  }

  private static URI parse(String text) throws OperatorFault {
    URI url;
    try {
      url = new URI(text.replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw new OperatorFault("--url: '" + text + "' is no URL; write it like https://host:9002");
    }
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null
        || (!https && !"http".equalsIgnoreCase(url.getScheme()))
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new OperatorFault("--url: '" + text + "' is not like https://host:9002");
    }
    if (!https && !isLoopback(url.getHost())) {
      throw new OperatorFault(
          "--url: the token would travel in the clear to "
              + url.getHost()
              + "; write https://, or reach a manager without TLS through a tunnel to this machine");
    }
    return url;
  }

  private static boolean isLoopback(String host) {
    try {
      return host.equalsIgnoreCase("localhost")
          || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String token(
      ManagerOptions options, @Nullable ManagerConfig config, Map<String, String> environment)
      throws OperatorFault {
    if (options.tokenFile != null) {
      return tokenOf(options.tokenFile, "name the file of a good one with --token-file");
    }
    if (config != null) {
      return tokenOf(
          config.directory().resolve("api-token"),
          "run this as the manager's user, or name another file with --token-file");
    }
    String token = environment.getOrDefault(TOKEN_VARIABLE, "").strip();
    if (token.isEmpty()) {
      throw new OperatorFault(
          "a token is needed: give --token-file FILE, or "
              + TOKEN_VARIABLE
              + " in the environment, or -c manager.yaml on the manager's machine ('honeybee"
              + " manager token add NAME' makes a token)");
    }
    return good(token, TOKEN_VARIABLE + " holds no token");
  }

  private static String tokenOf(Path file, String remedy) throws OperatorFault {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_TOKEN_FILE_BYTES);
      return good(new String(content, StandardCharsets.UTF_8).strip(), file + " holds no token");
    } catch (IOException e) {
      throw new OperatorFault(
          "the token file " + file + " cannot be read (" + cause(e) + "); " + remedy);
    }
  }

  /** The JDK's own message is often just the file's name again. */
  private static String cause(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is none";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String good(String token, String otherwise) throws OperatorFault {
    if (!TOKEN.matcher(token).matches()) {
      throw new OperatorFault(otherwise + "; it is one line that starts with hb_");
    }
    return token;
  }

  private static Optional<Path> caFile(ManagerOptions options, @Nullable ManagerConfig config) {
    if (options.caFile != null) {
      return Optional.of(options.caFile);
    }
    // Here the manager's own certificate is at hand: who shows exactly that one is the manager.
    return options.url != null || config == null
        ? Optional.empty()
        : config.http().tls().map(tls -> tls.certFile());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return url.toString();
  }
}
