package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.List;

/** {@code ln}. */
final class Ln implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ln");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    if (options.operands().isEmpty()) {
      call.err().line("ln: missing file operand");
      return 1;
    }
    String target = options.operands().getFirst();
    String given = options.operands().size() > 1 ? options.operands().get(1) : Paths.name(target);
    String path = call.path(given);
    if (call.files().lookUp(path) instanceof FileNode.Directory) {
      path = path + "/" + Paths.name(target);
    }
    try {
      if (options.has("f") && call.files().lookUp(path) != null) {
        call.files().remove(path);
      }
      if (options.has("s")) {
        call.files().makeLink(path, target);
      } else {
        call.files().place(path, call.files().find(call.path(target)));
      }
      return 0;
    } catch (FileFault e) {
      return call.fail(1, given, e);
    }
  }
}
