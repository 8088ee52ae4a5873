package io.honeybee.manager.fleet;

import io.honeybee.manager.access.Admission;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.fleet.FleetCounters.Count;
import io.honeybee.manager.fleet.WaitingRoom.RoomFull;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpLimits;
import io.honeybee.runtime.net.TcpServer;
import io.honeybee.runtime.text.LogRation;
import io.honeybee.runtime.tls.TlsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port where nodes connect.
 *
 * <p>Thread rule: safe for use by any thread. Inside, one virtual thread reads each connection.
 */
public final class NodeListener implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(NodeListener.class);
  private static final int HANDSHAKES_LOGGED_A_MINUTE = 60;
  private static final Duration LONGEST_LOOK_INTERVAL = Duration.ofMillis(500);
  private static final Duration SAVE_INTERVAL = Duration.ofSeconds(1);

  private final NodesSettings settings;
  private final SocketUpgrade tls;
  private final Fleet fleet;
  private final EventSink events;
  private final InstantSource clock;
  private final WireCodec codec = new WireCodec();
  private final ToldEvents told = new ToldEvents();
  private final WaitingRoom waitingRoom;
  private final Reception reception;
  private final LogRation handshakes;
  private final TcpServer server;
  private final Ticker supervision;
  private final Ticker bookkeeping;
  private final Bookkeeping books;
  private volatile boolean stopping;

  /**
   * @param tls {@link SocketUpgrade#NONE} without TLS
   * @param events where attack events go
   */
  public NodeListener(
      NodesSettings settings,
      SocketUpgrade tls,
      Fleet fleet,
      Enrolments enrolments,
      Admission admission,
      EventSink events,
      InstantSource clock) {
    this.settings = settings;
    this.tls = tls;
    this.fleet = fleet;
    this.events = events;
    this.clock = clock;
    this.waitingRoom = new WaitingRoom(settings.maxUnregistered(), settings.registrationTimeout());
    this.reception = new Reception(fleet, admission, codec, clock);
    this.handshakes = new LogRation(HANDSHAKES_LOGGED_A_MINUTE, Duration.ofMinutes(1), clock);
    this.server =
        new TcpServer(
            "node listener",
            settings.address().resolve(),
            new TcpLimits(
                settings.maxConnections(),
                settings.maxConnectionsPerSource(),
                Duration.ZERO,
                // Longer than the waiting room lets anybody wait, so that it closes and counts
                // them.
                settings.registrationTimeout().multipliedBy(2),
                0),
            this::admit,
            this::serve);
    Supervision eye = new Supervision(fleet, waitingRoom, settings.heartbeatInterval());
    this.supervision =
        new Ticker("node supervision", lookInterval(settings), () -> eye.look(System.nanoTime()));
    this.books = new Bookkeeping(fleet, enrolments);
    this.bookkeeping = new Ticker("node bookkeeping", SAVE_INTERVAL, books::turn);
  }

  private static Duration lookInterval(NodesSettings settings) {
    Duration shortest =
        settings.heartbeatInterval().compareTo(settings.registrationTimeout()) < 0
            ? settings.heartbeatInterval()
            : settings.registrationTimeout();
    Duration quarter = shortest.dividedBy(4);
    return quarter.compareTo(LONGEST_LOOK_INTERVAL) < 0 ? quarter : LONGEST_LOOK_INTERVAL;
  }

  @Override
  public String name() {
    return "node listener";
  }

  @Override
  public void start() throws IOException {
    stopping = false;
    server.start();
    supervision.start();
    bookkeeping.start();
    LOG.info(
        "nodes connect at {}:{}{}",
        address().getHostString(),
        address().getPort(),
        settings.tls().isPresent() ? " over TLS" : " in the clear");
  }

  /** Closes all connections; the nodes come back by themselves. */
  @Override
  public void stop() {
    stopping = true;
    supervision.stop();
    bookkeeping.stop();
    server.stop();
    books.save();
  }

  /** Where it listens, with the real port. Only while started. */
  public InetSocketAddress address() {
    return server.address();
  }

  private Socket admit(Socket accepted) throws IOException {
    try {
      waitingRoom.enter(accepted);
      return Aside.get("node handshake", () -> tls.upgrade(accepted));
    } catch (RoomFull e) {
      fleet.counts().add(Count.CONNECTIONS_OVER_LIMIT);
      throw e;
    } catch (TlsFailure e) {
      handshakeFailed(accepted.getInetAddress(), e);
      throw e;
    }
  }

  private void handshakeFailed(InetAddress source, IOException reason) {
    fleet.counts().add(Count.HANDSHAKES_FAILED);
    handshakes.log(
        remark ->
            LOG.warn(
                "no connection with {}: {}{}",
                source.getHostAddress(),
                reason.getMessage(),
                remark));
  }

  private void serve(TcpConnection connection) throws IOException {
    FirstBytes input = new FirstBytes(connection.input());
    FrameReader frames = new FrameReader(input, settings.maxEnvelopeBytes());
    Optional<NodeSession> session;
    try {
      session = Aside.get("node reception", () -> reception.receive(connection, frames));
    } catch (FirstBytes.TlsSpoken e) {
      handshakeFailed(connection.remote().getAddress(), e);
      // What is no TLS record tells the peer at once.
      Farewell.say(
          connection,
          codec.encode(new RegistrationAck(NodeId.BROADCAST, false, e.getMessage(), null, null)));
      return;
    }
    if (session.isPresent()) {
      input.registered();
      serve(connection, session.get(), frames);
    }
  }

  private void serve(TcpConnection connection, NodeSession session, FrameReader frames)
      throws IOException {
    try {
      if (!waitingRoom.leave(connection.local(), connection.remote())) {
        throw new IOException("the registration came too late");
      }
      connection.readTimeout(Duration.ZERO);
      new SessionReader(session, frames, codec, fleet, events, told, clock).readAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      if (!stopping) {
        throw e;
      }
      LOG.debug("node {} was cut off while the manager stops", session.nodeName(), e);
    } finally {
      fleet.registry().detach(session);
      fleet.changed();
      session.finish();
      LOG.info("node {} ({}) is disconnected", session.nodeName(), session.nodeId());
    }
  }
}
