package io.honeybee.bench.sessions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;

/** A login with a shell that waits at its prompt. Belongs to one thread at a time. */
final class OpenShell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOOK_EVERY_MILLIS = 20;

  private final ClientSession session;
  private final ChannelShell channel;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  OpenShell(ClientSession session) throws IOException, InterruptedException {
    this.session = session;
    this.channel = session.createShellChannel();
    channel.setOut(shown);
    channel.open().verify(PATIENCE);
    await("# ");
  }

  /** Types a line; returns when the answer to it has this text. */
  void ask(String line, String answer) throws IOException, InterruptedException {
    shown.reset();
    channel.getInvertedIn().write((line + "\r").getBytes(StandardCharsets.US_ASCII));
    channel.getInvertedIn().flush();
    await(answer);
  }

  private void await(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!shown.toString(StandardCharsets.ISO_8859_1).contains(text)) {
      if (System.nanoTime() > deadline || channel.isClosed()) {
        throw new IOException("no '" + text + "' in: " + shown);
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  @Override
  public void close() {
    session.close(true);
  }
}
