package io.honeybee.pot.redis;

import java.util.ArrayList;
import java.util.List;

/** Splits and quotes words as {@code sdssplitargs} and {@code sdscatrepr} of Redis do. */
final class Inline {
  private static final String UNBALANCED = "unbalanced quotes in request";
  private static final int HEX = 16;

  private final String line;
  private int at;

  private Inline(String line) {
    this.line = line;
  }

  /** The words of an inline request. */
  static List<String> split(String line) throws ProtocolError {
    Inline inline = new Inline(line);
    List<String> words = new ArrayList<>();
    while (true) {
      while (inline.at < line.length() && isSpace(line.charAt(inline.at))) {
        inline.at++;
      }
      if (inline.at == line.length()) {
        return words;
      }
      if (words.size() == RequestReader.MAX_ARGUMENTS) {
        throw new ProtocolError("too big inline request");
      }
      words.add(inline.word());
    }
  }

  private String word() throws ProtocolError {
    StringBuilder word = new StringBuilder();
    while (at < line.length() && !isSpace(line.charAt(at))) {
      char c = line.charAt(at++);
      if (c == '"' || c == '\'') {
        quoted(c, word);
        if (at < line.length() && !isSpace(line.charAt(at))) {
          throw new ProtocolError(UNBALANCED);
        }
        return word.toString();
      }
      word.append(c);
    }
    return word.toString();
  }

  private void quoted(char quote, StringBuilder word) throws ProtocolError {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return;
      }
      if (c == '\\' && at < line.length()) {
        if (quote == '"') {
          escaped(word);
        } else if (line.charAt(at) == '\'') {
          word.append('\'');
          at++;
        } else {
          word.append(c);
        }
      } else {
        word.append(c);
      }
    }
    throw new ProtocolError(UNBALANCED);
  }

  private void escaped(StringBuilder word) {
    char c = line.charAt(at++);
    if (c == 'x' && at + 1 < line.length()) {
      int high = Character.digit(line.charAt(at), HEX);
      int low = Character.digit(line.charAt(at + 1), HEX);
      if (high >= 0 && low >= 0) {
        word.append((char) (high * HEX + low));
        at += 2;
        return;
      }
    }
    word.append(
        switch (c) {
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'b' -> '\b';
          case 'a' -> '\u0007';
          default -> c;
        });
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The words in one line, those that need it in quotes; printable ASCII only. */
  static String join(List<String> words, int maxChars) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() > maxChars) {
        break;
      }
      line.append(line.isEmpty() ? "" : " ");
      boolean plain =
          !word.isEmpty()
              && word.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"' && c != '\\');
      if (plain) {
        line.append(word);
      } else {
        quote(word, line, maxChars);
      }
    }
    return line.toString();
  }

  /** A word in quotes. */
  static String quote(String word) {
    StringBuilder quoted = new StringBuilder();
    quote(word, quoted, Integer.MAX_VALUE);
    return quoted.toString();
  }

  private static void quote(String word, StringBuilder line, int maxChars) {
    line.append('"');
    for (int i = 0; i < word.length() && line.length() <= maxChars; i++) {
      char c = word.charAt(i);
      switch (c) {
        case '\\', '"' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\u0007' -> line.append("\\a");
        case '\b' -> line.append("\\b");
        default -> {
          if (c >= ' ' && c <= '~') {
            line.append(c);
          } else {
            line.append("\\x%02x".formatted((int) c));
          }
        }
      }
    }
    line.append('"');
  }
}
