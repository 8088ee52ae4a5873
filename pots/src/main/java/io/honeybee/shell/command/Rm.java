package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code rm}, {@code rmdir} and {@code unlink}. */
final class Rm implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("rm", "rmdir", "unlink");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    boolean recursive = options.has("r", "R", "--recursive");
    boolean force = options.has("f", "--force");
    int status = 0;
    for (String given : options.operands()) {
      call.state().budget().step();
      String path = call.path(given);
      try {
        FileNode node = call.files().findLink(path);
        if (path.equals("/") && recursive) {
          call.err().line("rm: it is dangerous to operate recursively on '/'");
          call.err().line("rm: use --no-preserve-root to override this failsafe");
          status = 1;
          continue;
        }
        String problem = problem(call.toolName(), node, recursive);
        if (problem.isEmpty()) {
          call.files().remove(path);
        } else if (call.state().isBusyBox() && problem.equals("Is a directory")) {
          status = call.fail(1, given, new FileFault(FileFault.Kind.IS_DIRECTORY));
        } else {
          String verb = call.toolName().equals("rmdir") ? "failed to remove" : "cannot remove";
          boolean busyBox = call.state().isBusyBox();
          String what = (busyBox ? "" : verb + " ") + "'" + given + "': " + problem;
          status = call.fail(1, what);
        }
      } catch (FileFault e) {
        if (!force || e.kind() != FileFault.Kind.NOT_FOUND) {
          status = call.fail(1, given, e);
        }
      }
    }
    return status;
  }

  private static String problem(String name, FileNode node, boolean recursive) {
    if (name.equals("rmdir")) {
      return !(node instanceof FileNode.Directory directory)
          ? "Not a directory"
          : directory.children().isEmpty() ? "" : "Directory not empty";
    }
    if (node instanceof FileNode.Directory && !recursive) {
      return "Is a directory";
    }
    return "";
  }
}
