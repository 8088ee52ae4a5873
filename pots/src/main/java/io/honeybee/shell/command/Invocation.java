package io.honeybee.shell.command;

import io.honeybee.world.World;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import io.honeybee.world.files.SessionFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command.
 *
 * @param name what it was called by
 * @param args its arguments, without the name
 */
public record Invocation(String name, List<String> args, ShellState state, Streams streams) {
  /** An output of {@code /dev/zero} and the like ends here. */
  private static final int ENDLESS_BYTES = 1 << 20;

  private static final int MAX_READ_BYTES = 4 << 20;

  public Invocation {
    args = List.copyOf(args);
  }

  public Input in() {
    return streams.in();
  }

  public Output out() {
    return streams.out();
  }

  public Output err() {
    return streams.err();
  }

  public World world() {
    return state.surroundings().world();
  }

  public SessionFiles files() {
    return state.surroundings().files();
  }

  public Visitor visitor() {
    return state.surroundings().visitor();
  }

  public Instant now() {
    return state.surroundings().clock().instant();
  }

  /** The argument, or an empty string when there are not so many. */
  public String arg(int index) {
    return index < args.size() ? args.get(index) : "";
  }

  /** The path seen from the shell's directory. */
  public String path(String given) {
    return Paths.absolute(state.directory(), given);
  }

  /** Writes {@code name: message} as an error and returns the exit code. */
  public int fail(int status, String message) throws IOException {
    err().line(name + ": " + message);
    return status;
  }

  /** Says in the program's own words that a file cannot be used, and returns the exit code. */
  public int fail(int status, String given, FileFault fault) throws IOException {
    err().line(FileComplaint.of(state.isBusyBox(), toolName(), given, fault));
    return status;
  }

  /** Says something as a command of the shell itself does, and returns the exit code. */
  public int failBuiltin(int status, String message) throws IOException {
    err().line(state.errorName(name) + ": " + message);
    return status;
  }

  /** The name without a directory. */
  public String toolName() {
    return Paths.name(name);
  }

  /** What a file holds, {@code -} being the input; devices give what they would. */
  public String read(String given) throws IOException {
    if (given.equals("-")) {
      return in().all();
    }
    String path = path(given);
    if (files().find(path) instanceof FileNode.Device device) {
      return switch (device.kind()) {
        case NULL, FULL, OTHER -> "";
        case TERMINAL -> in().all();
        case ZERO -> "\0".repeat(ENDLESS_BYTES);
        case RANDOM -> random(ENDLESS_BYTES);
      };
    }
    String content = files().read(path);
    state.budget().work(content.length());
    return content;
  }

  private String random(int bytes) {
    state.budget().work(bytes);
    StringBuilder text = new StringBuilder(bytes);
    for (int i = 0; i < bytes; i++) {
      text.append((char) state.surroundings().random().nextInt(256));
    }
    return text.toString();
  }

  /** The contents of all files named, or the input when none is; null after an error was said. */
  public @Nullable String readAll(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return in().all();
    }
    StringBuilder text = new StringBuilder();
    boolean failed = false;
    for (String given : names) {
      try {
        text.append(read(given));
        if (text.length() > MAX_READ_BYTES) {
          throw new BudgetSpent();
        }
      } catch (FileFault e) {
        failed = true;
        fail(1, given, e);
      }
    }
    return failed && text.isEmpty() ? null : text.toString();
  }

  /** Runs another command within this one. */
  public int runCommand(List<String> words, ShellState in, Streams with) throws IOException {
    return state.surroundings().runner().command(words, in, with);
  }
}
