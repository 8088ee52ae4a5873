package io.honeybee.shell.command;

/**
 * Who is at the shell.
 *
 * @param name the login name
 * @param home absolute path
 * @param address where the visitor comes from, for {@code who}, {@code w} and {@code SSH_CLIENT}
 * @param tty such as {@code pts/0}; empty without a terminal
 */
public record Visitor(String name, int user, int group, String home, String address, String tty) {

  public boolean isRoot() {
    return user == 0;
  }
}
