package io.honeybee.shell.command;

import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.List;

/** {@code basename} and {@code dirname}. */
final class Basename implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("basename", "dirname");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.err().line(call.name() + ": missing operand");
      return 1;
    }
    String path = call.arg(0).replaceFirst("(?<=.)/+$", "");
    if (call.name().equals("dirname")) {
      call.out().line(path.contains("/") ? Paths.parent(path) : ".");
      return 0;
    }
    String name = path.equals("/") ? "/" : Paths.name(path);
    String suffix = call.arg(1);
    boolean cut = !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix);
    call.out().line(cut ? name.substring(0, name.length() - suffix.length()) : name);
    return 0;
  }
}
