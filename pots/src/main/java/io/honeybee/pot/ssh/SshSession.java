package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.SessionEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * One SSH connection: MINA's session with limits, and with a look at each packet as it came, since
 * what MINA decodes is no longer what the attacker sent.
 *
 * <p>Thread rule: packets come on one thread at a time; shells and the reaper call from theirs.
 */
final class SshSession extends ServerSessionImpl {
  private static final int MAX_VERSION_BYTES = 255;

  private final SessionEvents events;
  private final PotContext context;
  private final Runnable onClosed;
  private final Thread connectReport;
  private final long openedNanos = System.nanoTime();
  private final PendingWrites pending = new PendingWrites();
  private final PacketWatch watch;
  private final AtomicBoolean ended = new AtomicBoolean();
  private long receivedBytes;
  private byte[] version = new byte[0];

  SshSession(ServerFactoryManager manager, IoSession io, PotContext context, Runnable onClosed)
      throws Exception {
    super(manager, io);
    this.context = context;
    this.onClosed = onClosed;
    this.events =
        new SessionEvents(
            context,
            SshPotType.NAME,
            (InetSocketAddress) io.getRemoteAddress(),
            (InetSocketAddress) io.getLocalAddress());
    // Connections are accepted one after another; none may wait there for the disk.
    this.connectReport = Thread.ofVirtual().name("ssh connect").start(events::connected);
    this.watch = new PacketWatch(this);
  }

  /** Reports an event of this session, after its connect. */
  void report(String verb, EventFields fields) {
    awaitConnectReport();
    events.report(verb, fields);
  }

  SessionEvents events() {
    awaitConnectReport();
    return events;
  }

  private void awaitConnectReport() {
    boolean interrupted = false;
    while (true) {
      try {
        connectReport.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  PacketWatch watch() {
    return watch;
  }

  PendingWrites pending() {
    return pending;
  }

  InetAddress source() {
    return ((InetSocketAddress) getIoSession().getRemoteAddress()).getAddress();
  }

  /** What the client called itself, as sent; empty before it did. */
  byte[] clientIdentification() {
    return version.clone();
  }

  long openedNanos() {
    return openedNanos;
  }

  @Override
  public void messageReceived(Readable data) throws Exception {
    receivedBytes += data.available();
    if (receivedBytes > context.limits().maxSessionBytes()) {
      close(true);
      return;
    }
    super.messageReceived(data);
  }

  /** As OpenSSH does it: the first line must be an SSH one, or the connection is over. */
  @Override
  protected @Nullable List<String> doReadIdentification(Buffer buffer, boolean server)
      throws Exception {
    int available = Math.min(buffer.available(), MAX_VERSION_BYTES);
    byte[] start = Arrays.copyOfRange(buffer.array(), buffer.rpos(), buffer.rpos() + available);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    boolean whole = end >= 0 || available == MAX_VERSION_BYTES;
    if (!whole) {
      return super.doReadIdentification(buffer, server);
    }
    String line = (end < 0 ? text : text.substring(0, end)).replaceFirst("\r$", "");
    version = line.getBytes(StandardCharsets.ISO_8859_1);
    if (!line.startsWith("SSH-") || end < 0) {
      return refuse("Invalid SSH identification string.\r\n");
    }
    if (!line.startsWith("SSH-2.") && !line.startsWith("SSH-1.99-")) {
      return refuse("Protocol major versions differ.\r\n");
    }
    return super.doReadIdentification(buffer, server);
  }

  /** MINA adds a name here that no OpenSSH server of these versions sends. */
  @Override
  protected String resolveSessionKexProposal(String names) throws IOException {
    return super.resolveSessionKexProposal(names).replace(",ext-info-s", "");
  }

  private @Nullable List<String> refuse(String reason) throws IOException {
    report("client.version", new EventFields().text("version", version));
    getIoSession()
        .writeBuffer(new ByteArrayBuffer(reason.getBytes(StandardCharsets.US_ASCII)))
        .addListener(future -> close(true));
    return null;
  }

  @Override
  protected void handleMessage(Buffer buffer) throws Exception {
    if (watch.seen(new Packet(buffer), buffer)) {
      super.handleMessage(buffer);
    }
  }

  /** Answers a request to open a channel other than a session, as OpenSSH does when forbidden. */
  void refuseChannel(long sender) throws IOException {
    Buffer answer = createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE, 64);
    answer.putUInt(sender);
    answer.putUInt(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
    answer.putString("open failed");
    answer.putString("");
    writePacket(answer);
  }

  @Override
  protected IoWriteFuture doWritePacket(Buffer buffer) throws IOException {
    long bytes = buffer.available();
    if (!pending.add(bytes)) {
      close(true);
      throw new IOException("the client does not read its answers");
    }
    IoWriteFuture future = super.doWritePacket(buffer);
    future.addListener(done -> pending.done(bytes));
    return future;
  }

  @Override
  protected void signalSessionClosed() {
    super.signalSessionClosed();
    if (ended.compareAndSet(false, true)) {
      pending.close();
      watch.sessionEnds();
      events().closed();
      onClosed.run();
    }
  }
}
