package io.honeybee.protocol;

/** Keeps what is told of a peer's input short, and whole characters. */
final class Excerpt {
  private static final int MAX_CHARACTERS = 120;
  private static final int REPLACEMENT = 0xFFFD;

  private Excerpt() {}

  static String of(String text) {
    String start =
        text.codePoints()
            .limit(MAX_CHARACTERS)
            .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return start.length() < text.length() ? start + "..." : start;
  }
}
