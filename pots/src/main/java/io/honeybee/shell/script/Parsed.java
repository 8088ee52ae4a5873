package io.honeybee.shell.script;

/** What became of a text. */
public sealed interface Parsed {

  /** A whole script. */
  record Complete(Command command) implements Parsed {}

  /**
   * The text stops within something, such as a quote or a loop: a terminal asks for more.
   *
   * @param wanted the closing that is missing; empty when it is a command
   */
  record Incomplete(String wanted) implements Parsed {}

  /**
   * Not a script.
   *
   * @param token what should not be there
   */
  record Wrong(String token, int line) implements Parsed {}
}
