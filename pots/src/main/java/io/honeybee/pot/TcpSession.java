package io.honeybee.pot;

import io.honeybee.runtime.net.TcpConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One attacker's connection to a {@link TcpPot}.
 *
 * <p>Thread rule: the connection's own thread, save {@link #events}, which any may use.
 */
public final class TcpSession {
  private final PotContext context;
  private final SessionEvents events;
  private final ReadMemory.Share memory;
  private TcpConnection connection;
  private WireInput in;
  private boolean encrypted;

  TcpSession(
      PotContext context, SessionEvents events, TcpConnection connection, ReadMemory.Share memory) {
    this.context = context;
    this.events = events;
    this.connection = connection;
    this.memory = memory;
    this.in = new WireInput(connection.input(), memory);
  }

  public PotContext context() {
    return context;
  }

  public SessionEvents events() {
    return events;
  }

  /** What the attacker sends; another object after {@link #startTls}. */
  public WireInput in() {
    return in;
  }

  public InetSocketAddress remote() {
    return connection.remote();
  }

  public InetSocketAddress local() {
    return connection.local();
  }

  /** The attacker's address. */
  public InetAddress source() {
    return connection.remote().getAddress();
  }

  /** Whether TLS is spoken by now. */
  public boolean isEncrypted() {
    return encrypted;
  }

  /** Sends bytes at once. */
  public void send(byte[] bytes) throws IOException {
    connection.output().write(bytes);
    connection.output().flush();
  }

  /** Sends a byte string: one byte for each character, 0 to 255. */
  public void send(String bytes) throws IOException {
    send(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** How long a read may wait from now on. */
  public void readTimeout(Duration timeout) throws IOException {
    connection.readTimeout(timeout);
  }

  /**
   * Shakes hands and speaks TLS from now on; reports {@code client.tls}.
   *
   * @throws IOException when the attacker does not
   */
  public void startTls(PotTls tls) throws IOException {
    connection = tls.upgrade(connection, in, events);
    in = new WireInput(connection.input(), memory);
    encrypted = true;
  }
}
