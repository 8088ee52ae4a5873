package io.honeybee.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts as URLs and forms have them (RFC 3986 section 2.1; the URL standard for forms). */
public final class UrlText {
  private static final int MAX_PARAMETERS = 200;

  private UrlText() {}

  /** Undoes escapes; one that is none stays as it is. */
  public static String decode(String text, boolean plusIsSpace) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '%' ? escaped(text, i) : -1;
      if (value >= 0) {
        out.append((char) value);
        i += 2;
      } else {
        out.append(c == '+' && plusIsSpace ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** The byte that is escaped at a percent sign; -1 when that is no escape. */
  private static int escaped(String text, int at) {
    if (at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** The parameters of a query or a form, the first of each name. */
  public static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int from = 0;
    while (from < text.length() && parameters.size() < MAX_PARAMETERS) {
      int end = text.indexOf('&', from);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', from);
      boolean named = equals >= 0 && equals < end;
      String name = decode(text.substring(from, named ? equals : end), true);
      parameters.putIfAbsent(name, named ? decode(text.substring(equals + 1, end), true) : "");
      from = end + 1;
    }
    return parameters;
  }

  /** A path decoded and without dot segments, as servers look for it. */
  static String path(String raw) throws BadPathException {
    for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
      if (escaped(raw, at) < 0) {
        throw new BadPathException();
      }
    }
    String decoded = decode(raw, false);
    StringBuilder out = new StringBuilder(decoded.length());
    int from = 0;
    while (from <= decoded.length()) {
      int end = decoded.indexOf('/', from);
      end = end < 0 ? decoded.length() : end;
      String segment = decoded.substring(from, end);
      boolean last = end == decoded.length();
      if (segment.equals("..")) {
        int parent = out.lastIndexOf("/");
        if (parent < 0) {
          throw new BadPathException();
        }
        out.setLength(parent);
      }
      boolean dots = segment.equals("..") || segment.equals(".");
      if (!dots && !segment.isEmpty()) {
        out.append('/').append(segment);
      } else if (last) {
        out.append('/');
      }
      from = end + 1;
    }
    return out.isEmpty() ? "/" : out.toString();
  }

  /** A path that leads out of the root, or has an escape that is none. */
  static final class BadPathException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPathException() {
      super("", null, false, false);
    }
  }

  /** The port that a Host names. */
  static Optional<String> port(String host) {
    int colon = host.lastIndexOf(':');
    return colon < 0 || colon < host.lastIndexOf(']') || colon + 1 == host.length()
        ? Optional.empty()
        : Optional.of(host.substring(colon + 1));
  }

  /** A Host without its port. */
  static String name(String host) {
    return port(host).map(p -> host.substring(0, host.length() - p.length() - 1)).orElse(host);
  }
}
