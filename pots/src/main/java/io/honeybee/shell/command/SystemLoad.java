package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The line that {@code uptime}, {@code w} and {@code top} begin with. */
final class SystemLoad {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private SystemLoad() {}

  static String uptimeLine(Invocation call) throws FileFault {
    Duration up = call.world().uptime(call.now());
    String[] load = call.files().read("/proc/loadavg").split(" ", -1);
    return " "
        + call.now().atZone(ZoneOffset.UTC).format(TIME)
        + " up "
        + up.toDays()
        + " days, "
        + Listing.padLeft(String.valueOf(up.toHoursPart()), 2)
        + ":%02d".formatted(up.toMinutesPart())
        + ",  1 user,  load average: "
        + load[0]
        + ", "
        + load[1]
        + ", "
        + load[2];
  }
}
