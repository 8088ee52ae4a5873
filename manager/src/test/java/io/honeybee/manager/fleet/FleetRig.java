package io.honeybee.manager.fleet;

import io.honeybee.manager.access.AuthSettings;
import io.honeybee.manager.access.EnrolmentMode;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.MovableClock;
import io.honeybee.manager.database.Database;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsClient;
import io.honeybee.runtime.tls.TlsClientSettings;
import io.honeybee.runtime.tls.TlsServer;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node listener with all that is behind it, on a real port, and nodes to connect to it. */
final class FleetRig implements AutoCloseable {
  private static final NodesSettings PLAIN =
      new NodesSettings(
          new HostPort("127.0.0.1", 0),
          Optional.empty(),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          3_000,
          3_000,
          2_000,
          FrameReader.DEFAULT_MAX_BYTES);

  final MovableClock clock = new MovableClock(InstantSource.system().instant());
  final LinkedBlockingQueue<PotEvent> events = new LinkedBlockingQueue<>();

  /** Without a permit the store takes no events. */
  final Semaphore room = new Semaphore(1);

  private final Path dir;
  private final NodesSettings settings;
  private final AuthSettings auth;
  private final ExecutorService store = Executors.newSingleThreadExecutor();
  private Database database;
  private Enrolments enrolments;
  private Fleet fleet;
  private NodeListener listener;

  private FleetRig(Path dir, NodesSettings settings, AuthSettings auth) throws IOException {
    this.dir = dir;
    this.settings = settings;
    this.auth = auth;
    this.database = Database.open(dir.resolve("honeybee.db"));
    this.enrolments = Enrolments.open(database, dir, clock, new SecureRandom());
    this.fleet = Fleet.open(database, settings, clock, new SecureRandom());
    this.listener = startListener();
  }

  /** In the clear and without codes. */
  static FleetRig plain(Path dir) throws IOException {
    return new FleetRig(dir, PLAIN, new AuthSettings(false, EnrolmentMode.LISTED));
  }

  /** As {@link #plain}, with other times. */
  static FleetRig plain(Path dir, Duration heartbeatInterval, Duration registrationTimeout)
      throws IOException {
    NodesSettings settings =
        new NodesSettings(
            PLAIN.address(),
            PLAIN.tls(),
            heartbeatInterval,
            registrationTimeout,
            PLAIN.maxConnections(),
            PLAIN.maxConnectionsPerSource(),
            PLAIN.maxUnregistered(),
            PLAIN.maxEnvelopeBytes());
    return new FleetRig(dir, settings, new AuthSettings(false, EnrolmentMode.LISTED));
  }

  /** With TLS and codes; its certificates lie in {@code dir}. */
  static FleetRig secure(Path dir, EnrolmentMode enrolment, ClientAuth clientAuth)
      throws IOException {
    CertificateAuthority ca =
        CertificateAuthority.create(
            dir.resolve("ca"), "HoneyBee CA", InstantSource.system(), new SecureRandom());
    CertificateFiles manager = CertificateFiles.in(dir, "manager");
    ca.issue(CertificateRequest.server("manager", List.of("127.0.0.1")), manager);
    NodesSettings settings =
        new NodesSettings(
            PLAIN.address(),
            Optional.of(
                new TlsServerSettings(
                    manager.certificate(),
                    manager.key(),
                    Optional.of(caFile(dir)),
                    Optional.empty(),
                    clientAuth)),
            PLAIN.heartbeatInterval(),
            PLAIN.registrationTimeout(),
            PLAIN.maxConnections(),
            PLAIN.maxConnectionsPerSource(),
            PLAIN.maxUnregistered(),
            PLAIN.maxEnvelopeBytes());
    return new FleetRig(dir, settings, new AuthSettings(true, enrolment));
  }

  private static Path caFile(Path dir) {
    return CertificateAuthority.files(dir.resolve("ca")).certificate();
  }

  private NodeListener startListener() throws IOException {
    SocketUpgrade tls =
        settings.tls().isPresent()
            ? TlsServer.open("nodes.tls", settings.tls().get(), InstantSource.system())
            : SocketUpgrade.NONE;
    NodeListener made =
        new NodeListener(
            settings, tls, fleet, enrolments, enrolments.admission(auth), this::store, clock);
    made.start();
    return made;
  }

  private void store(PotEvent event, Runnable afterCommit) throws InterruptedException {
    room.acquire();
    room.release();
    store.execute(
        () -> {
          events.add(event);
          afterCommit.run();
        });
  }

  /** Stops all and starts it from what is on disk. */
  void restart() throws IOException {
    listener.stop();
    database.close();
    database = Database.open(dir.resolve("honeybee.db"));
    enrolments = Enrolments.open(database, dir, clock, new SecureRandom());
    fleet = Fleet.open(database, settings, clock, new SecureRandom());
    listener = startListener();
  }

  Fleet fleet() {
    return fleet;
  }

  Enrolments enrolments() {
    return enrolments;
  }

  Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
  }

  TestNode connect() throws IOException {
    return new TestNode(socket());
  }

  TestNode connectTls() throws IOException {
    return connectTls(Optional.empty());
  }

  /**
   * @param certificateOf the name in the client's certificate, which is made
   */
  TestNode connectTls(Optional<String> certificateOf) throws IOException {
    Optional<CertificateFiles> own = certificateOf.map(name -> CertificateFiles.in(dir, "client"));
    if (own.isPresent()) {
      CertificateAuthority.open(dir.resolve("ca"), InstantSource.system(), new SecureRandom())
          .issue(CertificateRequest.client(certificateOf.get()), own.get());
    }
    TlsClient client =
        TlsClient.open(
            "tls",
            new TlsClientSettings(
                own.map(CertificateFiles::certificate),
                own.map(CertificateFiles::key),
                Optional.of(caFile(dir)),
                Optional.empty(),
                false,
                Optional.empty()),
            InstantSource.system());
    return new TestNode(client.handshake(socket(), "127.0.0.1"));
  }

  NodeView node(long id) {
    return fleet.node(new NodeId(id)).orElseThrow();
  }

  boolean isConnected(long id) {
    return fleet.node(new NodeId(id)).map(NodeView::connected).orElse(false);
  }

  long count(String name) {
    return fleet.counters().getOrDefault(name, -1L);
  }

  PotEvent event() throws InterruptedException {
    PotEvent event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  @Override
  public void close() {
    listener.stop();
    store.shutdown();
    database.close();
  }
}
