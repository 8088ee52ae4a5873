package io.honeybee.pot.ftp;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileFault.Kind;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.RegularFile;
import io.honeybee.world.files.Paths;
import io.honeybee.world.files.SessionFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files as one client sees them, below the folder that it cannot leave, and where it stands.
 *
 * <p>Thread rule: one thread. Bounds: those of {@link SessionFiles}, {@value #MAX_PATH} characters
 * a path, and {@value #MAX_FILE_BYTES} bytes that are kept of a file.
 */
final class FtpFiles implements AutoCloseable {
  static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_PATH = 4_096;

  private final SessionFiles files;
  private final String base;
  private String here;

  /**
   * @param base the folder that is the client's root; empty for that of the machine
   * @param here where the client stands, below it
   */
  FtpFiles(SessionFiles files, String base, String here) {
    this.files = files;
    this.base = base;
    this.here = here;
  }

  /** Where the client stands, as it sees it. */
  String here() {
    return here;
  }

  /** The path as the client sees it. */
  String seen(String path) {
    return Paths.absolute(here, path);
  }

  /** The path in the pretended system. */
  String real(String path) throws FileFault {
    if (path.length() > MAX_PATH) {
      throw new FileFault(Kind.NAME_TOO_LONG);
    }
    String absolute = seen(path);
    if (absolute.length() > MAX_PATH) {
      throw new FileFault(Kind.NAME_TOO_LONG);
    }
    return base.isEmpty() ? absolute : absolute.equals("/") ? base : base + absolute;
  }

  void enter(String path) throws FileFault {
    if (!(files.find(real(path)) instanceof Directory)) {
      throw new FileFault(Kind.NOT_DIRECTORY);
    }
    here = seen(path);
  }

  FileNode find(String path) throws FileFault {
    return files.find(real(path));
  }

  RegularFile file(String path) throws FileFault {
    return switch (find(path)) {
      case RegularFile file -> file;
      case Directory ignored -> throw new FileFault(Kind.IS_DIRECTORY);
      case FileNode.Link ignored -> throw new FileFault(Kind.NOT_FOUND);
      case FileNode.Device ignored -> throw new FileFault(Kind.DENIED);
    };
  }

  /** What a file holds, a byte string. */
  String read(String path) throws FileFault {
    file(path);
    return files.read(real(path));
  }

  /** What a file holds already, when something is to be put behind it; empty when it is absent. */
  String readIfThere(String path) {
    try {
      return read(path);
    } catch (FileFault e) {
      return "";
    }
  }

  /** The entries of a folder, or the file itself under its name. */
  Map<String, FileNode> entries(String path) throws FileFault {
    FileNode found = find(path);
    if (found instanceof Directory directory) {
      return directory.children();
    }
    return new TreeMap<>(Map.of(path, found));
  }

  void makeFolder(String path) throws FileFault {
    files.makeDirectory(real(path));
  }

  void removeFolder(String path) throws FileFault {
    if (!(find(path) instanceof Directory directory)) {
      throw new FileFault(Kind.NOT_DIRECTORY);
    }
    if (!directory.children().isEmpty()) {
      throw new FileFault(Kind.NOT_EMPTY);
    }
    files.remove(real(path));
  }

  void removeFile(String path) throws FileFault {
    if (find(path) instanceof Directory) {
      throw new FileFault(Kind.IS_DIRECTORY);
    }
    files.remove(real(path));
  }

  void rename(String from, String to) throws FileFault {
    FileNode node = find(from);
    String target = real(to);
    if ((target + "/").startsWith(real(from) + "/")) {
      throw new FileFault(Kind.INVALID);
    }
    if (!(files.find(Paths.parent(target)) instanceof Directory)) {
      throw new FileFault(Kind.NOT_DIRECTORY);
    }
    if (node instanceof RegularFile) {
      // This is where the permissions are asked for.
      files.write(target, "");
    }
    files.remove(real(from));
    files.place(target, node);
  }

  void changeMode(String path, int mode) throws FileFault {
    Attributes attributes = find(path).attributes();
    files.setAttributes(real(path), attributes.withMode(mode));
  }

  /**
   * Fails as an upload to there would fail, before any of it comes; but not for want of space,
   * since what comes is captured all the same.
   */
  void openForWriting(String path) throws FileFault {
    try {
      files.write(real(path), readIfThere(path));
    } catch (FileFault e) {
      if (e.kind() != Kind.NO_SPACE) {
        throw e;
      }
    }
  }

  /** Puts what came, as far as there is room for it. */
  void write(String path, byte[] bytes) {
    try {
      files.write(real(path), new String(bytes, StandardCharsets.ISO_8859_1));
      // What comes by FTP is captured and reported as it comes.
      files.forgetWritten(real(path));
    } catch (FileFault e) {
      // The upload was captured; the session sees the file as it was.
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
