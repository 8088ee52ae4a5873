package io.honeybee.pot;

import io.honeybee.runtime.net.ConnectionHandler;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpLimits;
import io.honeybee.runtime.net.TcpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A pot that serves TCP connections, each on a thread of its own, and reports when they begin and
 * end. What it pretends to be is its {@link Speaker}'s.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class TcpPot implements Pot {
  private final PotContext context;
  private final String type;
  private final Speaker speaker;
  private final TcpServer server;
  private final ReadMemory memory = new ReadMemory();

  /** Speaks a protocol with one attacker. Called for many connections at once. */
  @FunctionalInterface
  public interface Speaker {

    /**
     * Speaks until the session is over; the connection is closed behind it.
     *
     * @throws IOException when the attacker went away, was too slow, or sent too much
     */
    void speak(TcpSession session) throws IOException;
  }

  /**
   * @param type the pot type's name
   */
  public TcpPot(PotContext context, String type, Speaker speaker) {
    this.context = context;
    this.type = type;
    this.speaker = speaker;
    this.server = server(context, name(), this::serve);
  }

  /** A listener within the context's limits, for pots that need the bare connection. */
  public static TcpServer server(PotContext context, String name, ConnectionHandler handler) {
    PotLimits limits = context.limits();
    return new TcpServer(
        name,
        context.listen(),
        new TcpLimits(
            limits.maxSessions(),
            limits.maxSessionsPerSource(),
            limits.maxSession(),
            limits.maxIdle(),
            limits.maxSessionBytes()),
        context.access(),
        SocketUpgrade.NONE,
        handler);
  }

  private void serve(TcpConnection connection) throws IOException {
    SessionEvents events =
        new SessionEvents(context, type, connection.remote(), connection.local());
    events.connected();
    try (ReadMemory.Share share = memory.share(connection.remote().getAddress())) {
      speaker.speak(new TcpSession(context, events, connection, share));
    } finally {
      events.closed();
    }
  }

  @Override
  public String name() {
    return type + " pot " + context.potId();
  }

  @Override
  public void start() throws IOException {
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  @Override
  public Optional<String> fault() {
    return server.fault();
  }

  @Override
  public int openSessions() {
    return server.openConnections();
  }
}
