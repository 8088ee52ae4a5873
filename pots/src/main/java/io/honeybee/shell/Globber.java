package io.honeybee.shell;

import io.honeybee.shell.command.ShellState;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.Paths;
import java.util.ArrayList;
import java.util.List;

/** Replaces patterns by the names of files that match. */
final class Globber {
  private static final int MAX_MATCHES = 4_096;

  private final ShellState state;

  Globber(ShellState state) {
    this.state = state;
  }

  /** The matching paths in order, or none. The pattern is quoted as {@link Patterns} has it. */
  List<String> expand(String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<String> found = List.of(absolute ? "/" : "");
    for (String part : pattern.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      List<String> next = new ArrayList<>();
      for (String prefix : found) {
        addMatches(prefix, part, next);
      }
      found = next;
    }
    return found.stream().filter(f -> !f.isEmpty()).toList();
  }

  private void addMatches(String prefix, String part, List<String> next) {
    state.budget().step();
    String where = Paths.absolute(state.directory(), prefix.isEmpty() ? "." : prefix);
    String join = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    if (!Patterns.isPattern(part)) {
      String name = Patterns.unquote(part);
      if (state.surroundings().files().lookUp(where + "/" + name) != null) {
        next.add(join + name);
      }
      return;
    }
    if (!(state.surroundings().files().lookUp(where) instanceof Directory directory)) {
      return;
    }
    for (String name : directory.children().keySet()) {
      boolean hidden = name.startsWith(".") && !part.startsWith(".");
      if (!hidden && next.size() < MAX_MATCHES && Patterns.matches(part, name, state.budget())) {
        next.add(join + name);
      }
    }
  }
}
