package io.honeybee.shell.command;

import io.honeybee.fetch.Fetched;

/** Told of what a visitor does that is worth an event. Texts are byte strings. */
public interface ShellEvents {

  /** A line was entered, or a command was sent to be executed. */
  void input(String line);

  /** A command that does not exist was called. */
  void commandFailed(String input);

  /**
   * Something is to be fetched over HTTP, or by another protocol, by which nothing ever is.
   *
   * @param agent the program that asks, as it names itself to servers
   * @return what came of it; where fetching is off, {@link Fetched.Refused}
   */
  Fetched download(String url, String file, String agent);

  /** A password was changed to one of the visitor's own. */
  default void passwordChanged(String user, String password) {}

  /**
   * A file was written and then made executable or removed, or was there when the session ended.
   *
   * @param path absolute, without links
   */
  default void wrote(String path, String content) {}
}
