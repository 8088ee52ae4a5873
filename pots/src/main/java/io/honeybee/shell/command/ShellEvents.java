package io.honeybee.shell.command;

/** Told of what a visitor does that is worth an event. Texts are byte strings. */
public interface ShellEvents {

  /** A line was entered, or a command was sent to be executed. */
  void input(String line);

  /** A command that does not exist was called. */
  void commandFailed(String input);

  /** Something was to be fetched. Nothing is. */
  void download(String url, String file);

  /** A password was changed to one of the visitor's own. */
  default void passwordChanged(String user, String password) {}

  /**
   * A file was written and then made executable or removed, or was there when the session ended.
   *
   * @param path absolute, without links
   */
  default void wrote(String path, String content) {}
}
