package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code readlink} and {@code realpath}. */
final class Readlink implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("readlink", "realpath");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    int status = 0;
    for (String given : options.operands()) {
      try {
        if (call.name().equals("realpath") || options.has("f", "e", "m")) {
          call.out().line(call.files().realPath(call.path(given)));
        } else if (call.files().findLink(call.path(given)) instanceof FileNode.Link link) {
          call.out().line(link.target());
        } else {
          status = 1;
        }
      } catch (FileFault e) {
        if (call.toolName().equals("realpath")) {
          call.fail(1, given, e);
        }
        status = 1;
      }
    }
    return status;
  }
}
