package io.honeybee.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL that may be fetched: HTTP or HTTPS, and a port where such servers are. User and password
 * are left out.
 *
 * @param host a name or a literal without brackets
 * @param target path and query, in ASCII, without anything that ends a line
 */
record FetchUrl(boolean secure, String host, int port, String target) {
  private static final int MAX_CHARS = 4_096;
  private static final int MAX_PORT = 65_535;
  private static final int FIRST_FREE_PORT = 1_024;

  /** Reads a URL; empty when it is none that may be fetched. */
  static Optional<FetchUrl> parse(String text) {
    // Half a character is no text, and URI fails on it.
    if (text.length() > MAX_CHARS || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return Optional.empty();
    }
    try {
      return of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<FetchUrl> of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    String host = uri.getHost();
    if (host == null || (!secure && !scheme.equals("http"))) {
      return Optional.empty();
    }
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    // Not to servers of other protocols, which might take a request for something else.
    boolean usual = port == 80 || port == 443 || (port >= FIRST_FREE_PORT && port <= MAX_PORT);
    if (!usual) {
      return Optional.empty();
    }
    URI ascii = URI.create(uri.toASCIIString());
    String path = ascii.getRawPath() == null ? "" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return Optional.of(new FetchUrl(secure, bare, port, (path.isEmpty() ? "/" : path) + query));
  }

  /** The URL that a Location names, seen from this one. */
  Optional<FetchUrl> redirected(String location) {
    try {
      return location.length() > MAX_CHARS
          ? Optional.empty()
          : of(new URI(origin() + target).resolve(new URI(location.strip())));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private String origin() {
    return (secure ? "https://" : "http://") + authority();
  }

  /** Host and port as the Host header has them. */
  String authority() {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? 443 : 80) ? literal : literal + ":" + port;
  }
}
