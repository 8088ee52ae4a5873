package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code mount}. */
final class Mount implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("mount");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (!call.args().isEmpty()) {
      return 0;
    }
    for (String line : Lines.of(call.files().read("/proc/mounts"))) {
      String[] f = line.split(" ", -1);
      call.out().line("%s on %s type %s (%s)".formatted(f[0], f[1], f[2], f[3]));
    }
    return 0;
  }
}
