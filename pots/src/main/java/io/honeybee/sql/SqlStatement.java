package io.honeybee.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement.
 *
 * @param text as it was sent, from its first word on, without comments at its ends
 * @param plain the same with comments gone and each space one blank, letters as they were
 * @param offset where the text begins in what was sent
 */
public record SqlStatement(String text, String plain, int offset) {
  /** Statements read of one query; what follows is dropped. */
  public static final int MAX_STATEMENTS = 64;

  /** Splits what was sent; empty statements are left out. */
  public static List<SqlStatement> split(String sql, Dialect dialect) {
    SqlScanner scanner = new SqlScanner(sql, dialect);
    List<SqlStatement> statements = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int begin = -1;
    int i = 0;
    while (i < sql.length() && statements.size() < MAX_STATEMENTS) {
      char c = sql.charAt(i);
      int comment = scanner.afterComment(i);
      int quoted = scanner.afterQuoted(i);
      if (comment > i) {
        blank(plain);
        i = comment;
      } else if (scanner.opensVersionedCode(i)) {
        i = scanner.afterVersion(i);
      } else if (dialect == Dialect.MYSQL && sql.startsWith("*/", i)) {
        i += 2;
      } else if (c == ';') {
        add(statements, sql, begin, i, plain);
        begin = -1;
        i++;
      } else if (isSpace(c)) {
        blank(plain);
        i++;
      } else {
        begin = begin < 0 ? i : begin;
        int end = Math.max(quoted, i + 1);
        plain.append(sql, i, end);
        i = end;
      }
    }
    add(statements, sql, begin, sql.length(), plain);
    return statements;
  }

  private static void add(
      List<SqlStatement> statements, String sql, int begin, int end, StringBuilder plain) {
    if (begin >= 0 && statements.size() < MAX_STATEMENTS) {
      statements.add(
          new SqlStatement(sql.substring(begin, end).strip(), plain.toString().strip(), begin));
    }
    plain.setLength(0);
  }

  private static void blank(StringBuilder plain) {
    if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
      plain.append(' ');
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
  }

  /** The plain text in lower case, quoted text too. */
  public String lower() {
    return plain.toLowerCase(Locale.ROOT);
  }

  /** Its first word, in lower case. */
  public String verb() {
    String lower = lower();
    int end = 0;
    while (end < lower.length()
        && (Character.isLetterOrDigit(lower.charAt(end)) || lower.charAt(end) == '_')) {
      end++;
    }
    return lower.substring(0, end);
  }

  /** The word at a place, counted from 0, without quotes around it; empty when there is none. */
  public String word(int index) {
    String[] words = plain.split("[ (),]+", index + 3);
    return index < words.length ? unquoted(words[index]) : "";
  }

  /** A name or a text without quotes around it. */
  public static String unquoted(String quoted) {
    String text = quoted.strip();
    if (text.length() < 2) {
      return text;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean pair = (first == last && "'\"`".indexOf(first) >= 0) || (first == '[' && last == ']');
    return pair ? text.substring(1, text.length() - 1) : text;
  }
}
