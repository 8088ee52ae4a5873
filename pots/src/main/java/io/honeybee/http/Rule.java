package io.honeybee.http;

/** What a product does about something: a fault, or a method. */
public sealed interface Rule {

  /** Answers with an error. */
  record Answer(int status) implements Rule {}

  /** Goes on as if it were nothing. */
  record Ignore() implements Rule {}

  /** Closes the connection without a word. */
  record Close() implements Rule {}

  /** Tells which methods there are. */
  record Options() implements Rule {}

  /** Reads {@code 405}, {@code ignore}, {@code close}, {@code options}. */
  static Rule parse(String word) {
    return switch (word) {
      case "ignore", "serve" -> new Ignore();
      case "close" -> new Close();
      case "options" -> new Options();
      default -> new Answer(Integer.parseInt(word));
    };
  }
}
