package io.honeybee.pot.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a challenge (RFC 2617 section 3.2.2; MD5 alone, as RFC 3261 has it). Immutable.
 *
 * @param method the request's
 * @param parts by their names in lower case
 */
record DigestLogin(String method, Map<String, String> parts) {
  private static final Pattern PART =
      Pattern.compile("([A-Za-z]{1,16})\\s*=\\s*(?:\"([^\"]*+)\"|([^\\s,]++))");
  private static final int MAX_PARTS = 16;

  DigestLogin {
    parts = Map.copyOf(parts);
  }

  /** Reads an {@code Authorization} header; empty when it is of another scheme or has no answer. */
  static Optional<DigestLogin> parse(String method, String header) {
    if (!header.regionMatches(true, 0, "Digest ", 0, 7)) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    Matcher matcher = PART.matcher(header).region(7, header.length());
    while (matcher.find() && parts.size() < MAX_PARTS) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      parts.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    DigestLogin login = new DigestLogin(method, parts);
    return login.response().matches("[0-9a-fA-F]{32}") ? Optional.of(login) : Optional.empty();
  }

  String user() {
    return part("username");
  }

  String realm() {
    return part("realm");
  }

  String response() {
    return part("response");
  }

  private String part(String name) {
    return parts.getOrDefault(name, "");
  }

  /**
   * As hashcat (mode 11400) and John read it; empty when a part of it holds the character that
   * divides them.
   *
   * @param server our address
   * @param client theirs
   */
  Optional<String> crackable(String server, String client) {
    String[] uri = part("uri").split(":", 3);
    String[] all = {
      server,
      client,
      user(),
      realm(),
      method,
      uri.length > 1 ? uri[0] : "",
      uri.length > 1 ? uri[1] : uri[0],
      uri.length > 2 ? uri[2] : "",
      part("nonce"),
      part("cnonce"),
      part("nc"),
      part("qop"),
      "MD5",
      response().toLowerCase(Locale.ROOT)
    };
    for (String part : all) {
      if (part.indexOf('*') >= 0 || part.chars().anyMatch(c -> c < ' ')) {
        return Optional.empty();
      }
    }
    return Optional.of("$sip$*" + String.join("*", all));
  }

  /** Whether it was made with this password. */
  boolean isOf(String password) {
    String secret = md5(user() + ":" + realm() + ":" + password);
    String asked = md5(method + ":" + part("uri"));
    String middle =
        part("qop").isEmpty()
            ? part("nonce")
            : String.join(":", part("nonce"), part("nc"), part("cnonce"), part("qop"));
    String expected = md5(secret + ":" + middle + ":" + asked);
    return expected.equalsIgnoreCase(response());
  }

  private static String md5(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }
}
