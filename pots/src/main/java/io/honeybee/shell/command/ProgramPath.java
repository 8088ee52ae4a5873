package io.honeybee.shell.command;

import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.Paths;
import io.honeybee.world.files.SessionFiles;
import org.jspecify.annotations.Nullable;

/** Finds program files as a shell does. */
public final class ProgramPath {
  private ProgramPath() {}

  /** The absolute path that a command's name stands for, or null. */
  public static @Nullable String find(String name, ShellState state) {
    SessionFiles files = state.surroundings().files();
    if (name.contains("/")) {
      String path = Paths.absolute(state.directory(), name);
      return files.lookUp(path) == null ? null : path;
    }
    if (name.isEmpty()) {
      return null;
    }
    for (String directory : state.variable("PATH").split(":", 64)) {
      String path = Paths.absolute(state.directory(), directory + "/" + name);
      if (files.isExecutable(path) && !(files.lookUp(path) instanceof Directory)) {
        return path;
      }
    }
    return null;
  }
}
