package io.honeybee.pot.imap;

import java.util.List;

/** A piece of a command (RFC 3501 section 4). Texts are byte strings. */
sealed interface Token {

  /** A bare word, such as {@code FLAGS} or {@code BODY[HEADER]}. */
  record Atom(String text) implements Token {}

  /** A string, whether it came in quotes or as a literal. */
  record Text(String text) implements Token {}

  /** A list in parentheses. */
  record Group(List<Token> tokens) implements Token {
    public Group {
      tokens = List.copyOf(tokens);
    }
  }

  /** What an atom or a string says; empty for a list. */
  default String word() {
    return switch (this) {
      case Atom(String text) -> text;
      case Text(String text) -> text;
      case Group ignored -> "";
    };
  }
}
