package io.honeybee.shell;

import io.honeybee.shell.command.Collector;
import io.honeybee.shell.command.Input;
import io.honeybee.shell.command.Output;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.script.Redirection;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import io.honeybee.world.files.SessionFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the files of redirections and writes them when the command is done. */
final class Redirector {
  private static final int MAX_FILE_BYTES = 2 << 20;

  private final ShellState state;
  private final Expander expander;
  private final Streams given;
  private final List<Pending> pending = new ArrayList<>();

  private record Pending(String path, String before, Collector collector) {}

  Redirector(ShellState state, Expander expander, Streams given) {
    this.state = state;
    this.expander = expander;
    this.given = given;
  }

  /** The streams to run with, or null when a file could not be opened, which was said then. */
  @Nullable Streams open(List<Redirection> redirections) throws IOException {
    Streams streams = given;
    for (Redirection redirection : redirections) {
      String target = expander.text(redirection.target());
      try {
        streams = apply(redirection, target, streams);
      } catch (FileFault e) {
        boolean reading = redirection.kind() == Redirection.Kind.READ;
        String said =
            reading
                ? state.dialect().cannotRead(target, e)
                : state.dialect().cannotWrite(target, e);
        given.err().line(state.errorName() + ": " + said);
        return null;
      }
    }
    return streams;
  }

  private Streams apply(Redirection redirection, String target, Streams streams)
      throws IOException {
    return switch (redirection.kind()) {
      case TEXT -> streams.withIn(Input.of(target));
      case READ -> streams.withIn(reader(Paths.absolute(state.directory(), target), streams.in()));
      case DUPLICATE -> duplicate(redirection.descriptor(), target, streams);
      case WRITE, APPEND -> {
        boolean append = redirection.kind() == Redirection.Kind.APPEND;
        Output file = writer(Paths.absolute(state.directory(), target), append, streams);
        yield attach(redirection.descriptor(), file, streams);
      }
    };
  }

  private static Streams attach(int descriptor, Output output, Streams streams) {
    return switch (descriptor) {
      case Redirection.BOTH -> streams.withOut(output).withErr(output);
      case 1 -> streams.withOut(output);
      case 2 -> streams.withErr(output);
      default -> streams;
    };
  }

  private Streams duplicate(int descriptor, String target, Streams streams) throws IOException {
    return switch (target) {
      case "1" -> attach(descriptor, streams.out(), streams);
      case "2" -> attach(descriptor, streams.err(), streams);
      case "-" -> attach(descriptor, Output.NOWHERE, streams);
      case "0", "3", "4", "5", "6", "7", "8", "9" -> streams;
      default ->
          attach(
              Redirection.BOTH,
              writer(Paths.absolute(state.directory(), target), false, streams),
              streams);
    };
  }

  private Input reader(String path, Input terminal) throws FileFault {
    SessionFiles files = state.surroundings().files();
    if (files.find(path) instanceof FileNode.Device device) {
      return device.kind() == FileNode.DeviceKind.TERMINAL ? terminal : Input.EMPTY;
    }
    return Input.of(files.read(path));
  }

  private Output writer(String path, boolean append, Streams streams) throws FileFault {
    SessionFiles files = state.surroundings().files();
    FileNode node = files.lookUp(path);
    switch (path) {
      case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> {
        return streams.out();
      }
      case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2" -> {
        return streams.err();
      }
      default -> {}
    }
    if (node instanceof FileNode.Device device) {
      if (device.kind() == FileNode.DeviceKind.TERMINAL) {
        return given.out();
      }
      files.write(path, "");
      return Output.NOWHERE;
    }
    String before = append && node != null ? files.read(path) : "";
    files.write(path, before);
    Collector collector = new Collector(MAX_FILE_BYTES - Math.min(before.length(), MAX_FILE_BYTES));
    pending.add(new Pending(path, before, collector));
    return collector;
  }

  /** Writes what was collected. */
  void close() throws IOException {
    for (Pending file : pending) {
      if (file.collector.text().isEmpty()) {
        continue;
      }
      try {
        state.surroundings().files().write(file.path, file.before + file.collector.text());
      } catch (FileFault e) {
        given.err().line(state.errorName() + ": " + file.path + ": " + e.reason());
      }
    }
    pending.clear();
  }
}
