package io.honeybee.shell;

import io.honeybee.shell.command.Banner;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a machine says after a login. */
public final class Greeting {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
  private static final long DAY = 86_400;

  private Greeting() {}

  /** The lines between login and prompt. */
  public static String afterLogin(World world, Instant now, Visitor visitor) {
    if (world.userland().isBusyBox()) {
      return Banner.ofAsh(world);
    }
    return "Linux "
        + world.hostName()
        + " "
        + world.kernelRelease()
        + " "
        + world.kernelVersion()
        + " "
        + world.machine()
        + "\n\nThe programs included with the Debian GNU/Linux system are free software;\n"
        + "the exact distribution terms for each program are described in the\n"
        + "individual files in /usr/share/doc/*/copyright.\n\n"
        + "Debian GNU/Linux comes with ABSOLUTELY NO WARRANTY, to the extent\n"
        + "permitted by applicable law.\n"
        + (visitor.isRoot() ? lastLogin(world, now) : "");
  }

  /** An operator seems to have been here some days ago, from the gateway's network. */
  private static String lastLogin(World world, Instant now) {
    long week = now.getEpochSecond() / (7 * DAY);
    long offset = Math.floorMod(world.seed() * 31 + week, 5 * DAY);
    Instant when = now.minus(Duration.ofSeconds(2 * DAY + offset));
    Instant shown = when.isBefore(world.installedAt()) ? world.installedAt() : when;
    return "Last login: "
        + shown.atZone(ZoneOffset.UTC).format(WHEN)
        + " from "
        + world.network().gateway()
        + "\n";
  }
}
