package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code find}: names, types and {@code -exec}. */
final class Find implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("find");
  }

  private static final int MAX_FOUND = 5_000;

  @Override
  public int run(Invocation call) throws IOException {
    int split = 0;
    while (split < call.args().size() && !call.args().get(split).startsWith("-")) {
      split++;
    }
    List<String> starts = split == 0 ? List.of(".") : call.args().subList(0, split);
    List<String> tests = call.args().subList(split, call.args().size());
    List<String> found = new ArrayList<>();
    int status = 0;
    for (String start : starts) {
      FileNode node = call.files().lookUp(call.path(start));
      if (node == null) {
        status = call.fail(1, start, new FileFault(FileFault.Kind.NOT_FOUND));
        continue;
      }
      walk(call, start, node, tests, found, 0);
    }
    int exec = tests.indexOf("-exec");
    for (String path : found) {
      if (exec >= 0) {
        List<String> command =
            tests.subList(exec + 1, tests.size()).stream()
                .filter(w -> !w.equals(";") && !w.equals("+"))
                .map(w -> w.replace("{}", path))
                .toList();
        if (!command.isEmpty()) {
          call.runCommand(command, call.state(), call.streams());
        }
      } else if (tests.contains("-delete")) {
        call.files().remove(call.path(path));
      } else {
        call.out().line(path);
      }
    }
    return status;
  }

  private static void walk(
      Invocation call,
      String path,
      FileNode node,
      List<String> tests,
      List<String> found,
      int depth) {
    call.state().budget().work(64);
    if (found.size() < MAX_FOUND && matches(call, path, node, tests)) {
      found.add(path);
    }
    int max = Numbers.of(after(tests, "-maxdepth"), Integer.MAX_VALUE);
    if (node instanceof FileNode.Directory directory && depth < max) {
      directory
          .children()
          .forEach(
              (name, child) ->
                  walk(
                      call,
                      path.endsWith("/") ? path + name : path + "/" + name,
                      child,
                      tests,
                      found,
                      depth + 1));
    }
  }

  private static boolean matches(Invocation call, String path, FileNode node, List<String> tests) {
    String name = after(tests, "-name") + after(tests, "-iname");
    String regex =
        name.replaceAll("([.+^$(){}|\\\\])", "\\\\$1").replace("*", ".*").replace("?", ".");
    boolean named =
        name.isEmpty()
            || SafePattern.of("^" + regex + "$", false, true, tests.contains("-iname"))
                .in(Paths.name(path), call.state().budget());
    return named
        && switch (after(tests, "-type")) {
          case "f" -> node instanceof FileNode.RegularFile;
          case "d" -> node instanceof FileNode.Directory;
          case "l" -> node instanceof FileNode.Link;
          default -> true;
        };
  }

  private static String after(List<String> tests, String test) {
    int at = tests.indexOf(test);
    return at >= 0 && at + 1 < tests.size() ? tests.get(at + 1) : "";
  }
}
