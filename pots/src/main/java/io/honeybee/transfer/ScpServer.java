package io.honeybee.transfer;

import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The remote end of the old SCP protocol (that of rcp, as OpenSSH's {@code scp -t} and {@code scp
 * -f} speak it).
 *
 * <p>Thread rule: one thread. Bounds: lines of 2 KiB, directories 32 deep, 500 files a transfer.
 */
public final class ScpServer {
  static final int MAX_DEPTH = 32;
  static final int MAX_FILES = 500;

  private final Place place;
  private final ScpStream stream;

  public ScpServer(Place place, InputStream in, OutputStream out) {
    this.place = place;
    this.stream = new ScpStream(in, out);
  }

  /**
   * Transfers, and returns the exit code.
   *
   * @throws IOException when the client left or broke the protocol
   */
  public int run(ScpCommand command) throws IOException {
    if (command.sink()) {
      return new ScpSink(place, stream, command).run(absolute(command.paths().getFirst()));
    }
    ScpSource source = new ScpSource(place, stream, command);
    int status = stream.accepted() ? 0 : 1;
    for (String path : command.paths()) {
      if (status == 0 || command.paths().size() > 1) {
        status = Math.max(status, source.send(absolute(path), path));
      }
    }
    return status;
  }

  private String absolute(String path) {
    if (path.equals("~") || path.startsWith("~/")) {
      return Paths.absolute(place.home(), "." + path.substring(1));
    }
    return path.startsWith("/") ? path : place.home() + "/" + path;
  }
}
