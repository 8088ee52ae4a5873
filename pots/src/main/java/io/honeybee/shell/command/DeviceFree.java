package io.honeybee.shell.command;

import io.honeybee.world.World;
import java.io.IOException;
import java.util.List;

/** {@code free} of BusyBox: another table before and after version 1.29. */
final class DeviceFree implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("free");
  }

  @Override
  public int run(Invocation call) throws IOException {
    World world = call.world();
    var m = world.memory();
    if (world.userland().isBusyBox()) {
      long buffers = m.cachedKilobytes() / 12;
      long busy = m.usedKilobytes() + m.cachedKilobytes();
      call.out().line("             total         used         free       shared      buffers");
      String total = row("Mem:", m.totalKilobytes(), busy, m.freeKilobytes(), 0, buffers);
      call.out().line(total);
      call.out().line(row("Swap:", 0, 0, 0));
      call.out().line(row("Total:", m.totalKilobytes(), busy, m.freeKilobytes()));
      return 0;
    }
    call.out()
        .line("              total        used        free      shared  buff/cache   available");
    call.out()
        .line(
            "Mem:    %11d %11d %11d %11d %11d %11d"
                .formatted(
                    m.totalKilobytes(),
                    m.usedKilobytes(),
                    m.freeKilobytes(),
                    m.usedKilobytes() / 40,
                    m.cachedKilobytes(),
                    m.availableKilobytes()));
    call.out().line("Swap:   %11d %11d %11d".formatted(m.swapKilobytes(), 0, m.swapKilobytes()));
    return 0;
  }

  private static String row(String name, long... kilobytes) {
    StringBuilder line = new StringBuilder(Listing.padLeft(name, 6));
    for (long value : kilobytes) {
      line.append(' ').append(Listing.padLeft(String.valueOf(value), 12));
    }
    return line.toString();
  }
}
