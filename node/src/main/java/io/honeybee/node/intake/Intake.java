package io.honeybee.node.intake;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.supervision.ObservationEvents;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.net.BindFailure;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpLimits;
import io.honeybee.runtime.net.TcpServer;
import io.honeybee.runtime.text.LogRation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears other honeypot programs. Where it listens stands in the file {@value #PORT_FILE} of the
 * node's directory while it does.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Intake implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  static final String PORT_FILE = "event-port";

  private static final int MAX_CONNECTIONS = 1_000;
  private static final int MAX_CONNECTIONS_FROM_AFAR = 100;
  private static final int COMPLAINTS = 5;
  private static final Duration COMPLAINTS_PERIOD = Duration.ofSeconds(10);
  private static final Duration DRAIN_TIME = Duration.ofSeconds(1);

  private final IntakeSettings settings;
  private final Path portFile;
  private final IntakeContext context;
  private final TcpLimits limits;
  private volatile @Nullable Listening listening;

  private record Listening(TcpServer server, OpenConnections connections) {}

  Intake(IntakeSettings settings, Path directory, IntakeContext context) {
    this.settings = settings;
    this.portFile = directory.resolve(PORT_FILE);
    this.context = context;
    // Pots on this machine all have the same address, and may be idle for days.
    int perSource =
        settings.address().isLoopbackAddress() ? MAX_CONNECTIONS : MAX_CONNECTIONS_FROM_AFAR;
    this.limits = new TcpLimits(MAX_CONNECTIONS, perSource, Duration.ZERO, Duration.ZERO, 0);
  }

  /**
   * Wires an intake, which then waits for {@link #start}.
   *
   * @param directory the node's own
   * @return nothing when the settings want none
   * @throws IOException when the token cannot be used; one sentence for the operator
   */
  public static Optional<Intake> open(
      IntakeSettings settings,
      Path directory,
      ObservationEvents events,
      EventSpool spool,
      InstantSource clock,
      RandomGenerator random)
      throws IOException {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    Optional<EventToken> token =
        settings.tokenFile().isPresent()
            ? Optional.of(EventToken.open(settings.tokenFile().get(), random))
            : Optional.empty();
    return Optional.of(
        new Intake(
            settings,
            directory,
            new IntakeContext(
                token,
                new ReportReader(clock),
                events,
                new SpoolSink(spool, System::nanoTime),
                new IntakeCounters(),
                new LogRation(COMPLAINTS, COMPLAINTS_PERIOD, clock))));
  }

  @Override
  public String name() {
    return "event intake";
  }

  /** Listens at the first free port of those it may take. */
  @Override
  public synchronized void start() throws IOException {
    if (listening != null) {
      throw new IllegalStateException(name() + " is already started");
    }
    forgetPort();
    OpenConnections connections = new OpenConnections();
    TcpServer server = bind(connections);
    listening = new Listening(server, connections);
    InetSocketAddress address = server.address();
    if (address.getPort() != settings.port()) {
      LOG.warn(
          "Port {} (honeypot.event_port) is taken; listening on {} instead",
          settings.port(),
          address.getPort());
    }
    if (!settings.address().isLoopbackAddress()) {
      LOG.warn(
          "Events from other machines are taken at {}: their way here is not encrypted, so anybody"
              + " on it can read them and the token",
          address.getAddress().getHostAddress());
    }
    LOG.info(
        "Other honeypot programs hand in events at {} port {} (HONEYBEE_EVENT_PORT={}, also in {})",
        address.getAddress().getHostAddress(),
        address.getPort(),
        address.getPort(),
        portFile);
    tellPort(address.getPort());
  }

  private TcpServer bind(OpenConnections connections) throws IOException {
    IOException first = null;
    for (int port = settings.port(); port <= settings.lastPort(); port++) {
      TcpServer server =
          new TcpServer(
              name(),
              new InetSocketAddress(settings.address(), port),
              limits,
              SocketUpgrade.NONE,
              connection -> serve(connection, connections));
      try {
        server.start();
        return server;
      } catch (IOException e) {
        if (!BindFailure.isInUse(e)) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    throw new IOException(
        "no port from "
            + settings.port()
            + " (honeypot.event_port) to "
            + settings.lastPort()
            + " is free; choose another, or 0 to take no events of other programs",
        first);
  }

  private void serve(TcpConnection accepted, OpenConnections connections) throws IOException {
    IntakeConnection connection = new IntakeConnection(accepted, context);
    connections.add(connection);
    try {
      connection.serve();
    } finally {
      connections.remove(connection);
    }
  }

  private void tellPort(int port) {
    try {
      DurableFile.write(portFile, port + "\n");
      if (DurableFile.hasModes(portFile)) {
        Files.setPosixFilePermissions(portFile, PosixFilePermissions.fromString("rw-r--r--"));
      }
    } catch (IOException e) {
      // A full disk must not keep the intake from listening.
      LOG.warn("{} was not written: {}", portFile, e.toString());
    }
  }

  private void forgetPort() {
    try {
      Files.deleteIfExists(portFile);
    } catch (IOException e) {
      LOG.warn("{} was not deleted: {}", portFile, e.toString());
    }
  }

  /** Reads what has arrived, for a second at the most, and returns when that is on disk. */
  @Override
  public synchronized void stop() {
    Listening ending = listening;
    listening = null;
    if (ending == null) {
      return;
    }
    ending.server().stopAccepting();
    ending.connections().finish();
    ending.connections().awaitNone(DRAIN_TIME);
    ending.server().stop();
    context.counters().refusedConnections.add(ending.server().refusedConnections());
    forgetPort();
  }

  /** Where it listens, while it does. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(listening).map(current -> current.server().address());
  }

  /** Figures since the node started, by the names that heartbeats give them. */
  public Map<String, Long> counters() {
    Listening current = listening;
    long overLimit = current == null ? 0 : current.server().refusedConnections();
    return context.counters().read(overLimit);
  }
}
