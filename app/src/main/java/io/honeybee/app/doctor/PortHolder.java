package io.honeybee.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which process listens on a TCP port, as Linux tells it; elsewhere, and of other users' processes,
 * nothing is known.
 *
 * @param process its number and name
 * @param isOwner whether that process has the given file open
 */
record PortHolder(Optional<String> process, boolean isOwner) {
  private static final Path PROC = Path.of("/proc");
  private static final PortHolder UNKNOWN = new PortHolder(Optional.empty(), false);
  private static final String LISTENING = "0A";
  private static final int LOCAL_FIELD = 1;
  private static final int STATE_FIELD = 3;
  private static final int INODE_FIELD = 9;

  /** Looks it up. */
  static PortHolder of(int port, Path openFile) {
    Set<String> sockets = new HashSet<>();
    sockets.addAll(listening(PROC.resolve("net/tcp"), port));
    sockets.addAll(listening(PROC.resolve("net/tcp6"), port));
    if (sockets.isEmpty()) {
      return UNKNOWN;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        Set<String> open = openFiles(process);
        if (open.stream().anyMatch(sockets::contains)) {
          return new PortHolder(
              Optional.of(describe(process)), open.contains(realPath(openFile).toString()));
        }
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    return UNKNOWN;
  }

  private static Set<String> listening(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> found = new HashSet<>();
    try {
      List<String> lines = Files.readAllLines(table);
      for (String line : lines) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE_FIELD
            && fields[LOCAL_FIELD].endsWith(suffix)
            && fields[STATE_FIELD].equals(LISTENING)) {
          found.add("socket:[" + fields[INODE_FIELD] + "]");
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return found;
  }

  private static Set<String> openFiles(Path process) {
    Set<String> open = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        open.add(target(descriptor));
      }
    } catch (IOException e) {
      return Set.of();
    }
    return open;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed a moment ago.
      return "";
    }
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private static String describe(Path process) {
    String number = "process " + process.getFileName();
    try {
      return number + " (" + Files.readString(process.resolve("comm")).strip() + ")";
    } catch (IOException e) {
      return number;
    }
  }
}
