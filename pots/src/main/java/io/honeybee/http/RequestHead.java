package io.honeybee.http;

import java.util.Locale;

/**
 * A request before its body.
 *
 * @param target as it was sent, such as {@code /a?b=c}
 * @param version such as {@code 1.1}; {@code 0.9} when the line named none
 */
public record RequestHead(String method, String target, String version, Headers headers) {

  public boolean isOld() {
    return version.equals("0.9");
  }

  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Before HTTP/1.1, connections end unless somebody asks otherwise. */
  public boolean isBefore11() {
    return isOld() || version.equals("1.0");
  }

  /** Whether the client will send more requests on this connection. */
  public boolean wantsToStay() {
    String connection = headers.text("Connection").toLowerCase(Locale.ROOT);
    return isBefore11() ? connection.contains("keep-alive") : !connection.contains("close");
  }

  /** The server that is asked for: that of a URL as the target, or the Host. */
  String host() {
    int scheme = target.indexOf("://");
    if (method.equals("CONNECT")) {
      return target;
    }
    if (target.startsWith("/") || scheme < 0) {
      return headers.text("Host");
    }
    int slash = target.indexOf('/', scheme + 3);
    return target.substring(scheme + 3, slash < 0 ? target.length() : slash);
  }

  /** The part of the target before the question mark, without scheme and host. */
  public String rawPath() {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    int scheme = path.indexOf("://");
    if (path.startsWith("/") || scheme < 0) {
      return path;
    }
    int slash = path.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : path.substring(slash);
  }

  /** The part of the target behind the question mark; empty when there is none. */
  public String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }
}
