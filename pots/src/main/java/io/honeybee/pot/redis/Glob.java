package io.honeybee.pot.redis;

/** Matches as {@code stringmatchlen} of Redis does, in time that is bounded by the two lengths. */
final class Glob {
  private Glob() {}

  /** Whether a pattern with {@code * ? [...] \} matches all of a text. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int starPattern = -1;
    int starText = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = p++;
        starText = t;
        continue;
      }
      int next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
      if (next >= 0) {
        p = next;
        t++;
      } else if (starPattern >= 0) {
        p = starPattern + 1;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Behind what matches one character, or -1. */
  private static int one(String pattern, int at, char c) {
    return switch (pattern.charAt(at)) {
      case '?' -> at + 1;
      case '[' -> set(pattern, at + 1, c);
      case '\\' -> {
        int quoted = at + 1 < pattern.length() ? at + 1 : at;
        yield pattern.charAt(quoted) == c ? quoted + 1 : -1;
      }
      default -> pattern.charAt(at) == c ? at + 1 : -1;
    };
  }

  private static int set(String pattern, int begin, char c) {
    int at = begin;
    boolean not = at < pattern.length() && pattern.charAt(at) == '^';
    if (not) {
      at++;
    }
    boolean found = false;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      char low = pattern.charAt(at);
      if (at + 2 < pattern.length() && pattern.charAt(at + 1) == '-') {
        char high = pattern.charAt(at + 2);
        found |= c >= Math.min(low, high) && c <= Math.max(low, high);
        at += 3;
      } else {
        found |= low == c;
        at++;
      }
    }
    return found != not ? Math.min(at + 1, pattern.length()) : -1;
  }
}
