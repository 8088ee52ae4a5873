package io.honeybee.pot.smb;

import java.util.Locale;

/** Patterns of file names ([MS-FSA] section 2.1.4.4), in time that grows with their product. */
final class WildCard {
  private WildCard() {}

  static boolean matches(String pattern, String name) {
    if (pattern.equals("*") || pattern.equals("*.*") || pattern.isEmpty()) {
      return true;
    }
    // The marks that DOS programs use are near enough to those that everybody knows.
    String p =
        pattern.toLowerCase(Locale.ROOT).replace('<', '*').replace('>', '?').replace('"', '.');
    String n = name.toLowerCase(Locale.ROOT);
    int at = 0;
    int star = -1;
    int retry = 0;
    int i = 0;
    while (i < n.length()) {
      if (at < p.length() && p.charAt(at) == '*') {
        star = at++;
        retry = i;
      } else if (at < p.length() && (p.charAt(at) == '?' || p.charAt(at) == n.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    while (at < p.length() && p.charAt(at) == '*') {
      at++;
    }
    return at == p.length();
  }
}
