package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code touch}. */
final class Touch implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("touch");
  }

  @Override
  public int run(Invocation call) throws IOException {
    int status = 0;
    for (String given : Options.of(call.args(), "drt").operands()) {
      String path = call.path(given);
      try {
        FileNode node = call.files().lookUp(path);
        if (node == null) {
          call.files().write(path, "");
        } else {
          call.files().setAttributes(path, node.attributes().withModified(call.now()));
        }
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      }
    }
    return status;
  }
}
