package io.honeybee.sql;

import java.util.Locale;

/**
 * A pattern of {@code LIKE}, blind to case: {@code %} is any text, {@code _} any character.
 * Matching takes time proportional to the product of both lengths, no more.
 */
public record LikePattern(String pattern) {

  /** Whether a text is of the pattern. */
  public boolean matches(String text) {
    String p = pattern.toLowerCase(Locale.ROOT);
    String t = text.toLowerCase(Locale.ROOT);
    int at = 0;
    int i = 0;
    int star = -1;
    int retry = 0;
    while (i < t.length()) {
      boolean escaped = at + 1 < p.length() && p.charAt(at) == '\\';
      int literal = escaped ? at + 1 : at;
      if (!escaped && at < p.length() && p.charAt(at) == '%') {
        star = at++;
        retry = i;
      } else if (literal < p.length()
          && (p.charAt(literal) == t.charAt(i) || (!escaped && p.charAt(at) == '_'))) {
        at = literal + 1;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    while (at < p.length() && p.charAt(at) == '%') {
      at++;
    }
    return at == p.length();
  }
}
