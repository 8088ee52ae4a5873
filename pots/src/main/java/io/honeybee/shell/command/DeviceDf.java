package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code df} of BusyBox. */
final class DeviceDf implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("df");
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean human = Options.of(call.args(), "t").has("h");
    call.out()
        .line(
            human
                ? "Filesystem                Size      Used Available Use% Mounted on"
                : "Filesystem           1K-blocks      Used Available Use% Mounted on");
    var disk = call.world().disk();
    long memory = call.world().memory().totalKilobytes() / 2;
    if (call.world().userland().isBusyBox()) {
      row(call, human, "/dev/root", disk.totalKilobytes(), disk.totalKilobytes(), "/");
      row(call, human, "tmpfs", memory, 0, "/dev");
      row(call, human, "tmpfs", memory, 92, "/var");
      row(call, human, "tmpfs", memory, 0, "/tmp");
    } else {
      row(call, human, "udev", memory - 1_184, 0, "/dev");
      row(call, human, "tmpfs", memory / 5, 512, "/run");
      String root = "/dev/" + disk.device() + "1";
      row(call, human, root, disk.totalKilobytes(), disk.usedKilobytes(), "/");
      row(call, human, "tmpfs", memory, 0, "/dev/shm");
      row(call, human, "tmpfs", 5_120, 0, "/run/lock");
    }
    return 0;
  }

  private static void row(
      Invocation call, boolean human, String device, long total, long used, String mount)
      throws IOException {
    long percent = total == 0 ? 0 : (used * 100 + total - 1) / total;
    call.out()
        .line(
            "%-20s %9s %9s %9s %3d%% %s"
                .formatted(
                    device,
                    size(total, human),
                    size(used, human),
                    size(total - used, human),
                    percent,
                    mount));
  }

  private static String size(long kilobytes, boolean human) {
    if (!human) {
      return String.valueOf(kilobytes);
    }
    if (kilobytes == 0) {
      return "0";
    }
    double value = kilobytes;
    int unit = 0;
    while (value >= 1024 && unit < 3) {
      value /= 1024;
      unit++;
    }
    return "%.1f%c".formatted(value, "KMGT".charAt(unit));
  }
}
