package io.honeybee.shell.script;

import io.honeybee.shell.script.Parsed.Incomplete;
import io.honeybee.shell.script.Parsed.Wrong;

/** The text with a position, and the nesting so far. */
final class Source {
  private static final char END = '\uFFFF';

  private final String text;
  private int at;
  private int depth;
  private int lineEnd = -1;
  private int resumeAt = -1;
  private int countedTo;
  private int countedLines = 1;

  Source(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character, or one that occurs in no byte string at the end. */
  char peek() {
    return atEnd() ? END : text.charAt(at);
  }

  char peek(int ahead) {
    return at + ahead >= text.length() ? END : text.charAt(at + ahead);
  }

  /** The next character; a line end takes the here-documents that follow it along. */
  char take() {
    if (atEnd()) {
      return END;
    }
    char c = text.charAt(at);
    if (at == lineEnd) {
      at = resumeAt;
      lineEnd = -1;
    } else {
      at++;
    }
    return c;
  }

  boolean looksAt(String what) {
    return text.startsWith(what, at);
  }

  boolean takeIf(String what) {
    if (looksAt(what)) {
      at += what.length();
      return true;
    }
    return false;
  }

  int position() {
    return at;
  }

  void position(int position) {
    at = position;
  }

  int depth() {
    return depth;
  }

  /** The line of a position, from 1. Cheap when the positions asked for grow. */
  int line(int position) {
    int wanted = Math.min(position, text.length());
    if (wanted < countedTo) {
      countedTo = 0;
      countedLines = 1;
    }
    while (countedTo < wanted) {
      if (text.charAt(countedTo++) == '\n') {
        countedLines++;
      }
    }
    return countedLines;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /**
   * The lines after this one up to the delimiter; they are skipped once this line ends.
   *
   * @param strip without the tabs that lines begin with
   */
  String hereDocument(String delimiter, boolean strip) {
    int end = lineEnd >= 0 ? lineEnd : text.indexOf('\n', at);
    int start = lineEnd >= 0 ? resumeAt : end + 1;
    StringBuilder document = new StringBuilder();
    while (end >= 0 && start < text.length()) {
      int newline = text.indexOf('\n', start);
      String line = newline < 0 ? text.substring(start) : text.substring(start, newline);
      start = newline < 0 ? text.length() : newline + 1;
      line = strip ? line.replaceFirst("^\t+", "") : line;
      if (line.equals(delimiter)) {
        lineEnd = end;
        resumeAt = start;
        return document.toString();
      }
      document.append(line).append('\n');
    }
    throw incomplete(delimiter);
  }

  void enter() {
    if (++depth > ScriptParser.MAX_DEPTH) {
      throw wrong(String.valueOf(peek()));
    }
  }

  void leave() {
    depth--;
  }

  Stop wrong(String token) {
    return new Stop(new Wrong(token, line(at)));
  }

  Stop incomplete(String wanted) {
    return new Stop(new Incomplete(wanted));
  }
}
