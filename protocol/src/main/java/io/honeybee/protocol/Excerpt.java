package io.honeybee.protocol;

/** Keeps what is told of a peer's input short. */
final class Excerpt {
  private static final int MAX_CHARS = 120;

  private Excerpt() {}

  static String of(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
  }
}
