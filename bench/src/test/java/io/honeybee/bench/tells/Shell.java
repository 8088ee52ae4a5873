package io.honeybee.bench.tells;

import io.honeybee.bench.ssh.Credential;
import io.honeybee.bench.ssh.SshClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** A login by SSH that runs one command line after the other. */
final class Shell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ClientSession session;

  Shell(SshClients clients, Target target, int port) throws IOException {
    session =
        clients.login(
            port,
            InetAddress.getByName("0.0.0.0"),
            new Credential.Password(target.user(), target.password()));
  }

  /**
   * What a command line did.
   *
   * @param out standard output and error together, without blanks at its ends
   */
  record Done(String out, OptionalInt status) {}

  Done run(String line) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChannelExec channel = session.createExecChannel(line)) {
      channel.setOut(out);
      channel.setErr(out);
      channel.open().verify(PATIENCE);
      channel.getInvertedIn().close();
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      Integer status = channel.getExitStatus();
      return new Done(
          out.toString(StandardCharsets.UTF_8).strip(),
          status == null ? OptionalInt.empty() : OptionalInt.of(status));
    }
  }

  /** The output of a command line. */
  String out(String line) throws IOException {
    return run(line).out();
  }

  @Override
  public void close() {
    session.close(true);
  }
}
