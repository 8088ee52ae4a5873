package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.SessionEvents;
import io.honeybee.shell.Machine;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.files.SessionFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.kex.KexState;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * One SSH connection: MINA's session with a look at each packet as it came, since what MINA decodes
 * is no longer what the attacker sent.
 *
 * <p>Thread rule: packets come on the connection's thread; shells call from theirs.
 */
final class SshSession extends ServerSessionImpl {
  // As OpenSSH has them.
  private static final int MAX_VERSION_BYTES = 8192;
  private static final Pattern IDENTIFICATION =
      Pattern.compile("SSH-\\d+\\.\\d+-.+", Pattern.DOTALL);
  private static final int MAX_AUTH_TRIES = 6;
  private static final String TOO_MANY = "Too many authentication failures";
  private static final int MIN_PADDING = 4;
  private static final int BLOCK_BYTES = 8;

  private final SessionEvents events;
  private final SocketSession socket;
  private final PacketWatch watch;
  private final KexGate gate;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger recordings = new AtomicInteger();
  private @Nullable SessionFiles files;
  private boolean hostKeysAnnounced;
  private int failures;
  private byte[] version = new byte[0];

  SshSession(ServerFactoryManager manager, SocketSession socket, PotContext context)
      throws Exception {
    super(manager, socket);
    this.socket = socket;
    this.events =
        new SessionEvents(
            context,
            SshPotType.NAME,
            (InetSocketAddress) socket.getRemoteAddress(),
            (InetSocketAddress) socket.getLocalAddress());
    this.watch = new PacketWatch(this);
    this.gate = new KexGate(this);
    events.connected();
  }

  /** Reports an event of this session. */
  void report(String verb, EventFields fields) {
    events.report(verb, fields);
  }

  SessionEvents events() {
    return events;
  }

  PacketWatch watch() {
    return watch;
  }

  /** The files as all channels of this connection see them; opened by the first that asks. */
  synchronized SessionFiles files(Machine machine, Visitor visitor) {
    SessionFiles open = files;
    if (open == null) {
      open = machine.filesOfReturning(visitor);
      files = open;
      if (ended.get()) {
        open.close();
      }
    }
    return open;
  }

  /** A name for the recording of one channel, unique on the node. */
  String recordingName() {
    return events.session() + "-" + recordings.incrementAndGet();
  }

  InetAddress source() {
    return ((InetSocketAddress) getIoSession().getRemoteAddress()).getAddress();
  }

  /** What the client called itself, as sent; empty before it did. */
  byte[] clientIdentification() {
    return version.clone();
  }

  /** As OpenSSH does it: the first line must be an SSH one, or the connection is over. */
  @Override
  protected @Nullable List<String> doReadIdentification(Buffer buffer, boolean server)
      throws Exception {
    int available = Math.min(buffer.available(), MAX_VERSION_BYTES);
    byte[] start = Arrays.copyOfRange(buffer.array(), buffer.rpos(), buffer.rpos() + available);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (end < 0 && available < MAX_VERSION_BYTES) {
      return null;
    }
    String line = (end < 0 ? text : text.substring(0, end)).replaceFirst("\r$", "");
    version = line.getBytes(StandardCharsets.ISO_8859_1);
    if (end < 0 || line.indexOf('\0') >= 0 || !IDENTIFICATION.matcher(line).matches()) {
      return refuse("Invalid SSH identification string.\r\n");
    }
    if (!line.startsWith("SSH-2.") && !line.startsWith("SSH-1.99-")) {
      return refuse("Protocol major versions differ.\r\n");
    }
    buffer.rpos(buffer.rpos() + end + 1);
    // MINA hashes it as UTF-8, and takes it out of the list.
    return new ArrayList<>(List.of(new String(version, StandardCharsets.UTF_8)));
  }

  /** MINA adds a name here that no OpenSSH server of these versions sends. */
  @Override
  protected String resolveSessionKexProposal(String names) throws IOException {
    return super.resolveSessionKexProposal(names).replace(",ext-info-s", "");
  }

  private @Nullable List<String> refuse(String reason) throws IOException {
    report("client.version", new EventFields().text("version", version));
    socket.writeBuffer(new ByteArrayBuffer(reason.getBytes(StandardCharsets.US_ASCII)));
    close(true);
    return null;
  }

  @Override
  protected void decode() throws Exception {
    if (inCipher != null || seqi > 0 || gate.admitsFrame(new Packet(decoderBuffer))) {
      super.decode();
    }
  }

  /** Before encryption, OpenSSH pads with zeros, and no more than it must. */
  @Override
  protected Buffer encode(Buffer packet) throws IOException {
    boolean plain = outCipher == null;
    Buffer encoded = super.encode(packet);
    if (plain) {
      byte[] bytes = encoded.array();
      int start = encoded.rpos();
      int padding = bytes[start + Integer.BYTES];
      Arrays.fill(bytes, encoded.wpos() - padding, encoded.wpos(), (byte) 0);
      if (padding >= MIN_PADDING + BLOCK_BYTES) {
        bytes[start + Integer.BYTES] = (byte) (padding - BLOCK_BYTES);
        encoded.wpos(encoded.wpos() - BLOCK_BYTES);
        int length = encoded.available() - Integer.BYTES;
        ByteBuffer.wrap(bytes).putInt(start, length);
      }
    }
    return encoded;
  }

  /** Answers a packet that is not expected now. */
  void unimplemented(long number) throws IOException {
    Buffer answer = createBuffer(SshConstants.SSH_MSG_UNIMPLEMENTED, Integer.BYTES);
    answer.putUInt(number);
    writePacket(answer);
  }

  /** As OpenSSH does it: the last try is not refused, it ends the session. */
  @Override
  public IoWriteFuture writePacket(Buffer packet) throws IOException {
    int type = packet.rawByte(packet.rpos()) & 0xFF;
    if (type == SshConstants.SSH_MSG_USERAUTH_FAILURE
        && watch.triesSomething()
        && ++failures == MAX_AUTH_TRIES) {
      return endWith(TOO_MANY);
    }
    return super.writePacket(packet);
  }

  /** Tells the client why the session is over; MINA would say it in words of its own. */
  IoWriteFuture endWith(String reason) throws IOException {
    Buffer packet = createBuffer(SshConstants.SSH_MSG_DISCONNECT);
    packet.putUInt(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR);
    packet.putString(reason);
    packet.putString("");
    IoWriteFuture written = super.writePacket(packet);
    close(true);
    return written;
  }

  /** Where MINA explains itself OpenSSH only closes the connection. */
  @Override
  public void disconnect(int reason, String message) {
    close(true);
  }

  private boolean admitted(Buffer buffer) throws IOException {
    return inCipher != null
        || gate.admits(new Packet(buffer), seqi - 1, kexState.get() == KexState.KEYS);
  }

  @Override
  protected void handleMessage(Buffer buffer) throws Exception {
    if (watch.seen(new Packet(buffer), buffer) && admitted(buffer)) {
      super.handleMessage(buffer);
    }
    // Not in setAuthenticated: the news of the login is encoded by then, and not yet sent.
    if (isAuthenticated() && !hostKeysAnnounced) {
      hostKeysAnnounced = true;
      new HostKeyProof(this).announce();
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

  Iterable<KeyPair> hostKeys() throws IOException {
    try {
      return getFactoryManager().getKeyPairProvider().loadKeys(this);
    } catch (GeneralSecurityException e) {
      throw new IOException("no host keys", e);
    }
  }

  /** Answers a client that wants to know whether all host keys are this server's. */
  void proveHostKeys(Packet packet) throws IOException {
    Buffer answer = new HostKeyProof(this).answer(packet);
    if (answer == null) {
      refuseRequest();
    } else {
      writePacket(answer);
    }
  }

  /** Refuses a global request. */
  void refuseRequest() throws IOException {
    writePacket(createBuffer(SshConstants.SSH_MSG_REQUEST_FAILURE, 8));
  }

  /** A lost connection is no news; for a broken protocol MINA tells the client why. */
  @Override
  public void exceptionCaught(Throwable fault) {
    if (fault instanceof IOException && !(fault instanceof SshException)) {
      close(true);
    } else {
      super.exceptionCaught(fault);
    }
  }

  @Override
  public void setAuthenticated() throws IOException {
    super.setAuthenticated();
    socket.loggedIn();
  }

  @Override
  protected void signalSessionClosed() {
    super.signalSessionClosed();
    if (ended.compareAndSet(false, true)) {
      watch.sessionEnds();
      events.closed();
      closeFiles();
    }
  }

  private synchronized void closeFiles() {
    if (files != null) {
      files.close();
    }
  }
}
