package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code df}. */
final class Df implements ShellCommand {
  // The longer ones first.
  private static final List<String> MOUNTS = List.of("/dev/shm", "/run/lock", "/dev", "/run");

  @Override
  public List<String> names() {
    return List.of("df");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var disk = call.world().disk();
    long memory = call.world().memory().totalKilobytes();
    Options options = Options.of(call.args(), "t");
    boolean human = options.has("h");
    Set<String> wanted = mounts(options.operands());
    call.out()
        .line(
            human
                ? "Filesystem      Size  Used Avail Use% Mounted on"
                : "Filesystem     1K-blocks    Used Available Use% Mounted on");
    row(call, human, "udev", memory / 2 - 1_184, 0, shown("/dev", wanted));
    row(call, human, "tmpfs", memory / 10, 512, shown("/run", wanted));
    String[] sizes =
        human
            ? new String[] {
              Sizes.human(disk.totalKilobytes() << 10),
              Sizes.human(disk.usedKilobytes() << 10),
              Sizes.human(disk.availableKilobytes() << 10)
            }
            : new String[] {
              String.valueOf(disk.totalKilobytes()),
              String.valueOf(disk.usedKilobytes()),
              String.valueOf(disk.availableKilobytes())
            };
    print(
        call, human, "/dev/" + disk.device() + "1", sizes, disk.usedPercent(), shown("/", wanted));
    row(call, human, "tmpfs", memory / 2, 0, shown("/dev/shm", wanted));
    row(call, human, "tmpfs", 5_120, 0, shown("/run/lock", wanted));
    return 0;
  }

  /** Where the operands are mounted; empty stands for everything. */
  private static Set<String> mounts(List<String> operands) {
    return operands.stream()
        .map(
            path ->
                MOUNTS.stream()
                    .filter(mount -> path.equals(mount) || path.startsWith(mount + "/"))
                    .findFirst()
                    .orElse("/"))
        .collect(Collectors.toSet());
  }

  private static String shown(String mount, Set<String> wanted) {
    return wanted.isEmpty() || wanted.contains(mount) ? mount : "";
  }

  private static void row(
      Invocation call, boolean human, String name, long total, long used, String mount)
      throws IOException {
    String[] sizes =
        human
            ? new String[] {
              Sizes.human(total << 10), Sizes.human(used << 10), Sizes.human((total - used) << 10)
            }
            : new String[] {
              String.valueOf(total), String.valueOf(used), String.valueOf(total - used)
            };
    print(call, human, name, sizes, used == 0 ? 0 : 1, mount);
  }

  private static void print(
      Invocation call, boolean human, String name, String[] sizes, int percent, String mount)
      throws IOException {
    if (mount.isEmpty()) {
      return;
    }
    String line = human ? "%-15s %4s %5s %5s %3d%% %s" : "%-14s %9s %7s %9s %3d%% %s";
    call.out().line(line.formatted(name, sizes[0], sizes[1], sizes[2], percent, mount));
  }
}
