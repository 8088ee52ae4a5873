package io.honeybee.manager.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.honeybee.manager.access.WebSessions;

/**
 * The cookie that keeps a browser signed in: no script sees it, no other site sends it, and over
 * TLS its name binds it to this host and to TLS (RFC 6265bis section 4.1.3.2). Immutable; any
 * thread.
 */
public final class SessionCookie {
  private static final int MAX_HEADER_CHARS = 8 * 1024;

  private final String name;
  private final String flags;

  /**
   * @param secure whether the manager speaks TLS
   */
  public SessionCookie(boolean secure) {
    this.name = secure ? "__Host-honeybee" : "honeybee";
    this.flags = "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
  }

  /** What the browser sent; empty when it sent none. */
  public String read(ServerRequest request) {
    // By hand, since a cookie of another program on this host may be one that no parser takes.
    for (String header : request.headers().values(HeaderNames.COOKIE)) {
      if (header.length() > MAX_HEADER_CHARS) {
        continue;
      }
      for (String pair : header.split(";", -1)) {
        String trimmed = pair.strip();
        if (trimmed.startsWith(name + "=")) {
          return unquoted(trimmed.substring(name.length() + 1));
        }
      }
    }
    return "";
  }

  /** Some clients, Java's among them, put a value in quotes (RFC 6265 section 4.1.1). */
  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Signs the browser in. */
  public void set(ServerResponse response, String value) {
    put(response, value, WebSessions.LONGEST.toSeconds());
  }

  /** Signs it out. */
  public void clear(ServerResponse response) {
    put(response, "", 0);
  }

  private void put(ServerResponse response, String value, long seconds) {
    response.header("Set-Cookie", name + "=" + value + flags + "; Max-Age=" + seconds);
  }
}
