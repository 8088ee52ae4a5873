package io.honeybee.pot.ftp;

import io.honeybee.capture.Capture;
import io.honeybee.personality.Replies;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import io.honeybee.world.files.FileFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Moves files and listings over the data channel.
 *
 * <p>Thread rule: the session's thread. Bounds: of an upload {@value FtpFiles#MAX_FILE_BYTES} bytes
 * are held, the rest goes to the disk only; all uploads of a session together have the session's
 * byte limit.
 */
final class Transfers {
  private static final int BUFFER_BYTES = 8_192;

  private final FtpServer server;
  private final TcpSession session;
  private final DataChannel channel;
  private final Replies replies;
  private long receivedBytes;

  Transfers(FtpServer server, TcpSession session, DataChannel channel) {
    this.server = server;
    this.session = session;
    this.channel = channel;
    this.replies = server.replies();
  }

  /** What is said of a transfer that came to its end, and how it is done. */
  private interface Work {
    void run(DataChannel.Transfer transfer) throws IOException;
  }

  private String run(String go, boolean secret, String broken, String done, Work work)
      throws IOException {
    DataChannel.Transfer accepted;
    try {
      accepted = channel.accept();
    } catch (IOException e) {
      return replies.to("data.failed");
    }
    try (DataChannel.Transfer transfer = accepted) {
      session.send(go);
      if (secret) {
        try {
          transfer.encrypt();
        } catch (IOException e) {
          return replies.to("data.tls");
        }
      }
      try {
        work.run(transfer);
      } catch (IOException e) {
        return replies.to(broken);
      }
      return replies.to(done);
    }
  }

  /** Sends a listing. */
  String list(String text, String go, boolean secret) throws IOException {
    return run(
        replies.to(go),
        secret,
        "data.gone",
        "list.ok",
        transfer -> sendAll(transfer, text.getBytes(StandardCharsets.ISO_8859_1), 0));
  }

  private static void sendAll(DataChannel.Transfer transfer, byte[] bytes, int from)
      throws IOException {
    OutputStream out = transfer.socket().getOutputStream();
    out.write(bytes, from, bytes.length - from);
    out.flush();
    transfer.finish();
  }

  /** Sends a file from an offset on. */
  String retrieve(FtpFiles files, String name, long offset, String mode, boolean secret)
      throws IOException {
    String content;
    try {
      content = files.read(name);
    } catch (FileFault e) {
      return replies.to("retr.failed", name, e.reason());
    }
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    session
        .events()
        .report(
            FtpPotType.RETRIEVED.verb(),
            new EventFields()
                .text(EventField.FILENAME.name(), wire(name))
                .number(EventField.SIZE.name(), bytes.length));
    int from = (int) Math.min(offset, bytes.length);
    return run(
        replies.to("retr.go", mode, name, Long.toString(bytes.length)),
        secret,
        "data.gone",
        "retr.ok",
        transfer -> sendAll(transfer, bytes, from));
  }

  /**
   * Takes a file.
   *
   * @param offset where in the file that is there it begins; -1 behind it
   * @param go what is said when it may begin
   */
  String store(FtpFiles files, String name, long offset, String go, boolean secret)
      throws IOException {
    String real;
    String before;
    try {
      real = files.real(name);
      files.openForWriting(name);
      String there = offset == 0 ? "" : files.readIfThere(name);
      before = offset < 0 ? there : there.substring(0, (int) Math.min(offset, there.length()));
    } catch (FileFault e) {
      return replies.to("stor.failed", name, e.reason());
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
    try (Capture capture = server.context().captures().begin()) {
      boolean[] came = new boolean[1];
      String reply =
          run(
              go,
              secret,
              "data.broken",
              "stor.ok",
              transfer -> {
                came[0] = true;
                receive(transfer.socket().getInputStream(), capture, kept);
              });
      if (came[0]) {
        report(name, real, capture);
        files.write(name, kept.toByteArray());
      }
      return reply;
    }
  }

  private void receive(InputStream in, Capture capture, ByteArrayOutputStream kept)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int n = in.read(buffer);
    while (n >= 0) {
      receivedBytes += n;
      if (receivedBytes > server.context().limits().maxSessionBytes()) {
        throw new IOException("the peer sent more than a session may");
      }
      capture.write(buffer, 0, n);
      kept.write(
          buffer,
          0,
          Math.min(n, FtpFiles.MAX_FILE_BYTES - Math.min(kept.size(), FtpFiles.MAX_FILE_BYTES)));
      n = in.read(buffer);
    }
  }

  private void report(String name, String real, Capture capture) {
    session
        .events()
        .report(
            EventType.FILE_UPLOAD.verb(),
            new EventFields()
                .text(EventField.FILENAME.name(), wire(name))
                .text(EventField.DESTFILE.name(), wire(real))
                .captured(capture.finish()));
  }

  private static byte[] wire(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }
}
