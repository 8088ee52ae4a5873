package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.List;

/** {@code cp}, {@code mv}, {@code install}. */
final class Cp implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("cp", "mv", "install");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "tmog");
    List<String> operands = options.operands();
    if (operands.size() < 2) {
      String missing =
          operands.isEmpty()
              ? "missing file operand"
              : "missing destination file operand after '" + operands.getFirst() + "'";
      call.err().line(call.name() + ": " + missing);
      call.err().line("Try '" + call.name() + " --help' for more information.");
      return 1;
    }
    String target = call.path(operands.getLast());
    boolean into = call.files().lookUp(target) instanceof FileNode.Directory;
    int status = 0;
    for (String given : operands.subList(0, operands.size() - 1)) {
      String from = call.path(given);
      try {
        FileNode node = call.files().findLink(from);
        boolean move = call.name().equals("mv");
        if (node instanceof FileNode.Directory && !move && !options.has("r", "R", "a")) {
          call.err().line("cp: -r not specified; omitting directory '" + given + "'");
          status = 1;
          continue;
        }
        if (node instanceof FileNode.Link && !move && !options.has("a", "d")) {
          node = call.files().find(from);
        }
        String to = into ? target + "/" + Paths.name(from) : target;
        place(call, node, from, to, move);
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      }
    }
    return status;
  }

  private static void place(Invocation call, FileNode node, String from, String to, boolean move)
      throws FileFault {
    if ((to + "/").startsWith(from + "/")) {
      throw new FileFault(FileFault.Kind.INVALID);
    }
    if (move) {
      call.files().place(to, node);
      call.files().remove(from);
    } else {
      // Reading checks the permission.
      if (node instanceof FileNode.RegularFile) {
        call.files().read(from);
      }
      call.files().place(to, node.with(node.attributes().withModified(call.now())));
    }
  }
}
