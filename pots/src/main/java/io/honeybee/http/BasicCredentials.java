package io.honeybee.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What {@code Authorization: Basic} holds (RFC 7617), as byte strings. */
public record BasicCredentials(String user, String password) {
  private static final String SCHEME = "basic ";

  /** Those of a request; empty when it has none that can be read. */
  public static Optional<BasicCredentials> of(Headers headers) {
    String value = headers.text("Authorization");
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] encoded =
          value.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
      String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      int colon = both.indexOf(':');
      return Optional.of(
          colon < 0
              ? new BasicCredentials(both, "")
              : new BasicCredentials(both.substring(0, colon), both.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
