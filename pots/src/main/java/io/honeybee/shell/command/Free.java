package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code free}. */
final class Free implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("free");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var m = call.world().memory();
    Options options = Options.of(call.args(), "sc");
    long shared = m.usedKilobytes() / 40;
    call.out()
        .line("               total        used        free      shared  buff/cache   available");
    call.out()
        .line(
            "Mem:    "
                + columns(
                    options,
                    m.totalKilobytes(),
                    m.usedKilobytes(),
                    m.freeKilobytes(),
                    shared,
                    m.cachedKilobytes(),
                    m.availableKilobytes()));
    call.out().line("Swap:   " + columns(options, m.swapKilobytes(), 0, m.swapKilobytes()));
    return 0;
  }

  private static String columns(Options options, long... kilobytes) {
    StringBuilder line = new StringBuilder();
    for (long value : kilobytes) {
      String text =
          options.has("h")
              ? Sizes.binary(value)
              : options.has("g")
                  ? String.valueOf(value >> 20)
                  : options.has("m")
                      ? String.valueOf(value >> 10)
                      : options.has("b") ? String.valueOf(value << 10) : String.valueOf(value);
      line.append(Listing.padLeft(text, 12));
    }
    return line.toString();
  }
}
