package io.honeybee.sql;

/**
 * Finds where quoted text and comments end. Total: what is not closed ends with the input. Each
 * character is looked at a bounded number of times.
 *
 * @param sql a byte string
 */
record SqlScanner(String sql, Dialect dialect) {
  private static final int MAX_TAG = 64;

  /** Where the comment that begins here ends; the same place when none begins. */
  int afterComment(int at) {
    char c = sql.charAt(at);
    if (c == '#' && dialect == Dialect.MYSQL) {
      return endOfLine(at);
    }
    if (c == '-' && sql.startsWith("--", at)) {
      return endOfLine(at);
    }
    // What MySQL reads as code for itself is no comment; its end is dropped by the caller.
    if (c == '/' && sql.startsWith("/*", at) && !opensVersionedCode(at)) {
      int end = sql.indexOf("*/", at + 2);
      return end < 0 ? sql.length() : end + 2;
    }
    return at;
  }

  /** Whether code for MySQL alone begins here. */
  boolean opensVersionedCode(int at) {
    return dialect == Dialect.MYSQL && sql.startsWith("/*!", at);
  }

  /** Behind the opening of such code and the version it names. */
  int afterVersion(int at) {
    int i = at + 3;
    while (i < sql.length() && i < at + 9 && Character.isDigit(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the quoted text that begins here ends; the same place when none begins. */
  int afterQuoted(int at) {
    char c = sql.charAt(at);
    return switch (c) {
      case '\'', '"' -> closing(at, c, dialect == Dialect.MYSQL);
      case '`' -> dialect == Dialect.MYSQL ? closing(at, c, false) : at;
      case '[' -> dialect == Dialect.TSQL ? closing(at, ']', false) : at;
      case '$' -> dialect == Dialect.POSTGRESQL ? dollars(at) : at;
      default -> at;
    };
  }

  private int closing(int at, char quote, boolean escapes) {
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (escapes && c == '\\') {
        i += 2;
      } else if (c != quote) {
        i++;
      } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        i += 2;
      } else {
        return i + 1;
      }
    }
    return sql.length();
  }

  private int dollars(int at) {
    int end = at + 1;
    while (end < sql.length() && end < at + MAX_TAG && isName(sql.charAt(end))) {
      end++;
    }
    if (end >= sql.length() || sql.charAt(end) != '$') {
      return at;
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    return close < 0 ? sql.length() : close + tag.length();
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int endOfLine(int at) {
    int end = sql.indexOf('\n', at);
    return end < 0 ? sql.length() : end + 1;
  }
}
