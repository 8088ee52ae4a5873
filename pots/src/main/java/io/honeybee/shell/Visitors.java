package io.honeybee.shell;

import io.honeybee.shell.command.Visitor;
import io.honeybee.world.World;
import io.honeybee.world.World.Account;

/** Makes the visitor that a login name stands for on a world's machine. */
public final class Visitors {
  private static final int UNKNOWN_USER = 1_100;

  private Visitors() {}

  /**
   * The visitor.
   *
   * @param name a byte string
   * @param address where it comes from
   * @param tty such as {@code pts/0}; empty without a terminal
   */
  public static Visitor of(World world, String name, String address, String tty) {
    // A device knows only its administrator, by whatever name.
    if (name.equals("root") || world.userland().isBusyBox()) {
      return new Visitor("root", 0, 0, "/root", address, tty);
    }
    int id =
        world.people().stream()
            .filter(a -> a.name().equals(name))
            .mapToInt(Account::id)
            .findFirst()
            .orElse(UNKNOWN_USER);
    return new Visitor(name, id, id, "/home/" + name, address, tty);
  }
}
