package io.honeybee.shell;

import io.honeybee.shell.command.Budget;

/** Shell patterns: {@code *}, {@code ?}, {@code [a-z]}; a backslash takes the next as it is. */
final class Patterns {
  private Patterns() {}

  /** Whether the text has something that makes it a pattern. */
  static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  /** Whether all of the text matches. */
  static boolean matches(String pattern, String text, Budget budget) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    // Linear with one point to fall back to; the budget bounds the quadratic worst case.
    while (t < text.length()) {
      budget.work(1);
      int next =
          p < pattern.length() && pattern.charAt(p) != '*'
              ? single(pattern, p, text.charAt(t))
              : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (next >= 0) {
        p = next;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The position after the pattern's element when that matches the character, otherwise -1. */
  private static int single(String pattern, int p, char c) {
    char kind = pattern.charAt(p);
    if (kind == '?') {
      return p + 1;
    }
    if (kind == '[') {
      int end = pattern.indexOf(']', p + 2);
      if (end > 0) {
        return inClass(pattern.substring(p + 1, end), c) ? end + 1 : -1;
      }
    }
    if (kind == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    return kind == c ? p + 1 : -1;
  }

  private static boolean inClass(String members, char c) {
    boolean negated = members.startsWith("!") || members.startsWith("^");
    boolean found = false;
    for (int i = negated ? 1 : 0; i < members.length(); i++) {
      char from = members.charAt(i);
      char to = from;
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        to = members.charAt(i + 2);
        i += 2;
      }
      found |= c >= from && c <= to;
    }
    return found != negated;
  }

  /** The text with every character that means something in a pattern taken as it is. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("*?[]\\".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Undoes {@link #quote}. */
  static String unquote(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        c = pattern.charAt(++i);
      }
      out.append(c);
    }
    return out.toString();
  }
}
