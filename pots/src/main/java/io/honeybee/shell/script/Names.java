package io.honeybee.shell.script;

/** What a name is made of in a shell. */
final class Names {
  private Names() {}

  static boolean isStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isPart(char c) {
    return isStart(c) || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Takes the name at the position; may be empty. */
  static String read(Source source) {
    int start = source.position();
    while (isPart(source.peek())) {
      source.take();
    }
    return source.since(start);
  }

  /** Takes the digits at the position. */
  static String digits(Source source) {
    int start = source.position();
    while (isDigit(source.peek())) {
      source.take();
    }
    return source.since(start);
  }
}
