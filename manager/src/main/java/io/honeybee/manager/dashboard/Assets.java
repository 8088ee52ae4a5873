package io.honeybee.manager.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages' own files, at paths that hold a hash of all of them: browsers may keep them for good,
 * and a new program has new paths. Immutable; any thread.
 */
final class Assets {
  private static final String DIRECTORY = "/dashboard/";
  private static final int HASH_CHARS = 16;
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");
  private static final String[] FILES = {
    "live.js", "text.js", "stream.js", "theme.js", "app.css", "icon.svg"
  };

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final String version;

  Assets() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        byte[] content = read(file);
        files.put(file, content);
        digest.update(content);
      }
      version = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Where a file is. */
  String path(String file) {
    if (!files.containsKey(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    return "/assets/" + version + "/" + file;
  }

  void routing(HttpRules rules) {
    files.forEach(
        (file, content) ->
            rules.get(path(file), (request, response) -> send(request, response, file, content)));
  }

  private void send(ServerRequest request, ServerResponse response, String file, byte[] content) {
    String tag = "\"" + version + "\"";
    response.headers().set(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    response.header("ETag", tag);
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(tag::equals).isPresent()) {
      response.status(304);
      response.send();
      return;
    }
    response.header("Content-Type", TYPES.getOrDefault(ending(file), "application/octet-stream"));
    response.send(content);
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1);
  }

  private static byte[] read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + DIRECTORY + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
