package io.honeybee.shell.command;

import io.honeybee.world.World;

/** What BusyBox says of itself. */
public final class Banner {
  private Banner() {}

  /** What ash shows when somebody begins to type at it. */
  public static String ofAsh(World world) {
    return "\n\n"
        + world.userland().busyBox()
        + " built-in shell (ash)\nEnter 'help' for a list of built-in commands.\n\n";
  }

  /** The line before the usage of an applet or of BusyBox itself. */
  static String ofUsage(World world) {
    return world.userland().busyBox() + " multi-call binary.";
  }
}
