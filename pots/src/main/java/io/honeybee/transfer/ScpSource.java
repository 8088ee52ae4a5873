package io.honeybee.transfer;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.RegularFile;
import io.honeybee.world.files.Paths;
import java.io.IOException;

/** Gives files: {@code scp -f}. One thread. */
final class ScpSource {
  private final Place place;
  private final ScpStream stream;
  private final ScpCommand command;
  private int files;

  ScpSource(Place place, ScpStream stream, ScpCommand command) {
    this.place = place;
    this.stream = stream;
    this.command = command;
  }

  /**
   * Sends a file or directory, and returns the exit code.
   *
   * @param given the path as the client wrote it
   */
  int send(String path, String given) throws IOException {
    return send(path, given, 0);
  }

  private int send(String path, String given, int depth) throws IOException {
    FileNode node;
    try {
      node = place.files().find(path);
      if (++files > ScpServer.MAX_FILES || depth > ScpServer.MAX_DEPTH) {
        throw new FileFault(FileFault.Kind.TOO_MANY_LINKS);
      }
      return switch (node) {
        case RegularFile file -> file(path, file);
        case Directory directory when command.recursive() ->
            directory(path, given, directory, depth);
        case Directory _, FileNode.Device _, FileNode.Link _ -> {
          stream.complain(given + ": not a regular file");
          yield 1;
        }
      };
    } catch (FileFault e) {
      stream.complain(given + ": " + e.reason());
      return 1;
    }
  }

  private int file(String path, RegularFile file) throws IOException {
    String content = place.files().read(path);
    place.events().downloaded(place.files().realPath(path));
    if (!times(file) || !header('C', file, content.length(), Paths.name(path))) {
      return 1;
    }
    stream.send(content);
    stream.accept();
    return stream.accepted() ? 0 : 1;
  }

  private int directory(String path, String given, Directory directory, int depth)
      throws IOException {
    if (!times(directory) || !header('D', directory, 0, Paths.name(Paths.absolute("/", path)))) {
      return 1;
    }
    int status = 0;
    for (String name : directory.children().keySet()) {
      status = Math.max(status, send(path + "/" + name, given + "/" + name, depth + 1));
    }
    stream.send("E\n");
    return stream.accepted() ? status : 1;
  }

  private boolean times(FileNode node) throws IOException {
    if (!command.times()) {
      return true;
    }
    long seconds = node.attributes().modified().getEpochSecond();
    stream.send("T" + seconds + " 0 " + seconds + " 0\n");
    return stream.accepted();
  }

  private boolean header(char kind, FileNode node, long size, String name) throws IOException {
    int mode = node.attributes().mode() & 07777;
    stream.send("%c%04o %d %s\n".formatted(kind, mode, size, name));
    return stream.accepted();
  }
}
