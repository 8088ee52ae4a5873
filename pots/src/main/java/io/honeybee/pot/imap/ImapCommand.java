package io.honeybee.pot.imap;

import java.util.List;

/**
 * One command.
 *
 * @param name in upper case
 */
record ImapCommand(String tag, String name, List<Token> arguments) {

  ImapCommand {
    arguments = List.copyOf(arguments);
  }

  /** The word of an argument; empty when there is none. */
  String word(int index) {
    return index < arguments.size() ? arguments.get(index).word() : "";
  }

  /** Whether all arguments but lists are there up to this count. */
  boolean hasWords(int count) {
    return arguments.size() == count
        && arguments.stream().noneMatch(token -> token instanceof Token.Group);
  }
}
