package io.honeybee.pot.ssh;

import io.honeybee.capture.Captured;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotContext;
import io.honeybee.shell.Machine;
import io.honeybee.shell.Visitors;
import io.honeybee.shell.command.Visitor;
import io.honeybee.transfer.Place;
import io.honeybee.transfer.ScpCommand;
import io.honeybee.transfer.ScpServer;
import io.honeybee.transfer.SftpServer;
import io.honeybee.transfer.TransferEvents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.jspecify.annotations.Nullable;

/** Serves SFTP or SCP on one channel. Thread rule: that of {@link ChannelRun}. */
final class TransferRun extends ChannelRun implements TransferEvents {
  private static final int BUFFER_BYTES = 8 * 1024;

  private final PotContext context;
  private final Machine machine;
  private final SshSession session;
  private final boolean recent;
  private final @Nullable ScpCommand command;

  /**
   * @param recent whether this is the OpenSSH 9 that has SFTP's newer extensions
   * @param command null for SFTP
   */
  TransferRun(
      PotContext context,
      Machine machine,
      SshSession session,
      boolean recent,
      @Nullable ScpCommand command) {
    this.context = context;
    this.machine = machine;
    this.session = session;
    this.recent = recent;
    this.command = command;
  }

  @Override
  int serve(boolean pty, Environment environment) throws IOException {
    String name = new String(session.watch().user(), StandardCharsets.ISO_8859_1);
    Visitor visitor = Visitors.of(context.world(), name, session.source().getHostAddress(), "");
    Place place =
        new Place(
            session.files(machine, visitor),
            visitor.home(),
            context.captures(),
            this,
            context.clock());
    InputStream buffered = new BufferedInputStream(in(), BUFFER_BYTES);
    ScpCommand scp = command;
    if (scp != null) {
      return new ScpServer(place, buffered, out()).run(scp);
    }
    new SftpServer(place, recent, buffered, out()).serve();
    return 0;
  }

  @Override
  public void uploaded(String path, Captured captured) {
    session.report("session.file_upload", filename(path).captured(captured));
  }

  @Override
  public void downloaded(String path) {
    session.report("session.file_read", filename(path));
  }

  private static EventFields filename(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    return new EventFields().text("filename", bytes, EventFields.MAX_INPUT_BYTES);
  }
}
