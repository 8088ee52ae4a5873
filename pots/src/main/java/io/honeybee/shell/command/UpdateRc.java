package io.honeybee.shell.command;

import io.honeybee.world.files.FileNode.RegularFile;
import java.io.IOException;
import java.util.List;

/** {@code update-rc.d}, with which droppers have their script started at boot. */
final class UpdateRc implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("update-rc.d");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> operands = call.args().stream().filter(a -> !a.startsWith("-")).toList();
    if (operands.size() < 2) {
      call.err().line("update-rc.d: error: not enough arguments");
      call.err()
          .write(
              """
              usage: update-rc.d [-f] <basename> remove
                     update-rc.d [-f] <basename> defaults
                     update-rc.d [-f] <basename> defaults-disabled
                     update-rc.d <basename> disable|enable [S|2|3|4|5]
              \t\t-f: force

              The disable|enable API is not stable and might change in the future.
              """);
      return 1;
    }
    String name = operands.getFirst();
    boolean there = call.files().lookUp("/etc/init.d/" + name) instanceof RegularFile;
    if (!there && !operands.get(1).equals("remove")) {
      call.err().line("update-rc.d: error: unable to read /etc/init.d/" + name);
      return 1;
    }
    return 0;
  }
}
