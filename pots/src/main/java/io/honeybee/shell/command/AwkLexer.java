package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import java.util.List;

/** Cuts an awk program into tokens, one at a time. Thread rule: one thread. */
final class AwkLexer {
  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    REGEX,
    OPERATOR,
    LINE_END,
    END
  }

  /**
   * A token.
   *
   * @param spaced whether a blank stands before it
   */
  record Token(Kind kind, String text, boolean spaced) {
    boolean is(String operator) {
      return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
      return kind == Kind.NAME && text.equals(name);
    }
  }

  private static final List<String> OPERATORS =
      List.of(
          "&&", "||", "==", "!=", "<=", ">=", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "!~",
          "**");

  private final String text;
  private int at;
  private Token before = new Token(Kind.LINE_END, "", false);

  AwkLexer(String text) {
    this.text = text;
  }

  Token next() {
    before = read();
    return before;
  }

  private Token read() {
    int start = at;
    skipBlank();
    boolean spaced = at > start;
    if (at >= text.length()) {
      return new Token(Kind.END, "", spaced);
    }
    char c = text.charAt(at);
    if (c == '\n' || c == ';') {
      at++;
      return new Token(Kind.LINE_END, String.valueOf(c), spaced);
    }
    if (c == '"') {
      return new Token(Kind.TEXT, Escapes.ansi(until('"')), spaced);
    }
    if (c == '/' && !endsAValue(before)) {
      return new Token(Kind.REGEX, until('/'), spaced);
    }
    if (Character.isDigit(c)
        || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
      return new Token(Kind.NUMBER, run("0123456789.eExXabcdfABCDF"), spaced);
    }
    if (c == '_' || (c < 128 && Character.isLetter(c))) {
      int from = at;
      while (at < text.length()
          && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(from, at), spaced);
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        return new Token(Kind.OPERATOR, operator.equals("**") ? "^" : operator, spaced);
      }
    }
    at++;
    return new Token(Kind.OPERATOR, String.valueOf(c), spaced);
  }

  /** After a value a slash divides; elsewhere it begins a regular expression. */
  private static boolean endsAValue(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER, TEXT, REGEX -> true;
      case OPERATOR -> token.is(")") || token.is("]") || token.is("++") || token.is("--");
      case LINE_END, END -> false;
    };
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at += 2;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private String run(String letters) {
    int from = at;
    boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
    String allowed = hexadecimal ? letters : "0123456789.eE";
    while (at < text.length() && allowed.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String until(char end) {
    StringBuilder found = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        found.append(escaped == end && end == '/' ? "/" : "\\" + escaped);
      } else {
        found.append(c);
      }
    }
    at++;
    return found.toString();
  }
}
