package io.honeybee.node;

import io.honeybee.node.command.Answer;
import io.honeybee.node.command.Commands;
import io.honeybee.node.command.NodeControl;
import io.honeybee.node.command.PotCommands;
import io.honeybee.node.command.PotInstaller;
import io.honeybee.node.identity.DirectoryLock;
import io.honeybee.node.identity.Identity;
import io.honeybee.node.intake.Intake;
import io.honeybee.node.link.LinkLimits;
import io.honeybee.node.link.LinkSettings;
import io.honeybee.node.link.ManagerLink;
import io.honeybee.node.link.NodeState;
import io.honeybee.node.metrics.MetricsPort;
import io.honeybee.node.monitoring.HostMonitor;
import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.supervision.NodeHealth;
import io.honeybee.node.supervision.ObservationEvents;
import io.honeybee.node.supervision.PotView;
import io.honeybee.node.supervision.SpoolWatch;
import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.NodeDrop;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotStatus;
import io.honeybee.protocol.PotStatusUpdate;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node: pots, spool and the link to the manager. Safe for use by any thread. */
public final class Node implements Service, NodeState, NodeControl {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration SPOOL_WATCH_INTERVAL = Duration.ofSeconds(5);

  private final Path directory;
  private final Identity identity;
  private final ConfigUpdate configUpdate;
  private final EventSpool spool;
  private final NodeHealth health;
  private final SpoolWatch spoolWatch;
  private final NodePots pots;
  private final HostMonitor hostMonitor;
  private final Optional<Intake> intake;
  private final Commands commands;
  private final ManagerLink link;
  private final MetricsPort metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Guards starting, stopping and restarting. */
  private final Object lifecycle = new Object();

  private @Nullable DirectoryLock directoryLock;

  private Node(NodeConfig config, PotTypes potTypes, Clock clock, LinkLimits limits)
      throws IOException {
    SecureRandom random = new SecureRandom();
    NodeId id;
    directory = config.honeypot().baseDir();
    identity = Identity.open(directory, random, clock);
    id = identity.id();
    spool = new EventSpool(config.spool(), clock, random, this::lost);
    health = new NodeHealth(id, this::send);
    ObservationEvents events = new ObservationEvents(id, spool::append);
    intake =
        config.runsPots() && !config.isAgent()
            ? Intake.open(config.intake(), directory, events, spool, clock, random)
            : Optional.empty();
    pots = NodePots.wire(config, potTypes, identity, events, clock, random, this::potChanged);
    configUpdate = new ConfigUpdate(config, potTypes, pots.installed(), pots.supervisor());
    hostMonitor = new HostMonitor(config.monitoring(), directory, events, clock);
    spoolWatch = new SpoolWatch(spool::counters, health, SPOOL_WATCH_INTERVAL);
    commands =
        new Commands(
            id,
            this,
            new PotCommands(
                id,
                pots.supervisor(),
                new PotInstaller(potTypes, config.runsPots(), config.isAgent()),
                pots.installed(),
                this::send),
            this::statusUpdate,
            this::send);
    link =
        ManagerLink.open(
            new LinkSettings(
                config.node(), config.server(), config.tls(), config.auth(), directory, limits),
            id,
            spool,
            this,
            commands,
            clock,
            random);
    metrics = new MetricsPort(config.metrics(), this::metrics);
  }

  /**
   * Wires a node; its identity is made here when it has none yet.
   *
   * @throws IOException when its directory, identity or TLS files cannot be used; one sentence for
   *     the operator
   */
  public static Node create(NodeConfig config, PotTypes potTypes, Clock clock) throws IOException {
    return create(config, potTypes, clock, LinkLimits.DEFAULT);
  }

  static Node create(NodeConfig config, PotTypes potTypes, Clock clock, LinkLimits limits)
      throws IOException {
    return new Node(config, potTypes, clock, limits);
  }

  @Override
  public String name() {
    return "node";
  }

  /** Starts pots and link; returns without waiting for the manager. */
  @Override
  public void start() throws IOException {
    synchronized (lifecycle) {
      directoryLock = DirectoryLock.take(directory);
      try {
        spool.start();
        spoolWatch.start();
        pots.upkeep().start();
        hostMonitor.start();
        commands.start();
        startWork();
      } catch (IOException | RuntimeException e) {
        stop();
        throw e;
      }
    }
  }

  private void startWork() {
    if (intake.isPresent() && intake.get().address().isEmpty()) {
      startAside(intake.get());
    }
    if (metrics.address().isEmpty()) {
      startAside(metrics);
    }
    pots.supervisor().start();
    link.start();
  }

  /** Starts what pots can run without, or says that it could not. */
  private void startAside(Service part) {
    try {
      part.start();
      health.works(part.name());
    } catch (IOException e) {
      health.failed(part.name(), String.valueOf(e.getMessage()));
    }
  }

  /** The counters of the heartbeat, and whether there is one. */
  private Map<String, Long> metrics() {
    Map<String, Long> counters = new LinkedHashMap<>(link.counters());
    counters.put("registered", link.registered() ? 1L : 0L);
    return counters;
  }

  /** Says goodbye to the manager and stops, within a few seconds. */
  @Override
  public void stop() {
    synchronized (lifecycle) {
      if (directoryLock == null) {
        return;
      }
      metrics.stop();
      intake.ifPresent(Intake::stop);
      link.stop(
          List.of(
              new NodeStatusUpdate(id(), NodeStatus.STOPPED, link.counters()),
              new NodeEvent.Stopped(),
              new NodeDrop()));
      commands.stop();
      pots.supervisor().stop();
      hostMonitor.stop();
      pots.upkeep().stop();
      spoolWatch.stop();
      spool.stop();
      release(directoryLock);
      directoryLock = null;
    }
    stopped.countDown();
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("The lock of the node's directory did not close cleanly", e);
    }
  }

  /** Returns once the node has stopped, by {@link #stop} or by the manager's command. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Whether it is registered at the manager now. */
  public boolean registered() {
    return link.registered();
  }

  public NodeId id() {
    return identity.id();
  }

  /** Where the running pots listen, by pot id, in the order of the configuration. */
  public Map<String, InetSocketAddress> potAddresses() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    for (PotView pot : pots.supervisor().views()) {
      pot.address().ifPresent(address -> addresses.put(pot.settings().id(), address));
    }
    return addresses;
  }

  /** Where other honeypot programs hand in their events, while it listens. */
  public Optional<InetSocketAddress> intakeAddress() {
    return intake.flatMap(Intake::address);
  }

  /** Where its counters are, while it listens there. */
  public Optional<InetSocketAddress> metricsAddress() {
    return metrics.address();
  }

  @Override
  public NodeStatus status() {
    return health.status();
  }

  @Override
  public List<PotStatusUpdate> potStatuses() {
    return pots.supervisor().views().stream().map(pot -> PotCommands.status(id(), pot)).toList();
  }

  @Override
  public Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>(hostMonitor.counters());
    intake.ifPresent(hearing -> counters.putAll(hearing.counters()));
    counters.putAll(pots.upkeep().counters());
    return counters;
  }

  @Override
  public void stop(Answer answer) {
    Thread.ofVirtual()
        .name("node stop")
        .start(
            () -> {
              answer.ok();
              stop();
            });
  }

  @Override
  public void restart(Answer answer) {
    Thread.ofVirtual().name("node restart").start(() -> restartNow(answer));
  }

  private void restartNow(Answer answer) {
    synchronized (lifecycle) {
      if (directoryLock == null) {
        return;
      }
      link.stop(List.of(new NodeStatusUpdate(id(), NodeStatus.STOPPED, link.counters())));
      pots.supervisor().stop();
      startWork();
    }
    if (pots.supervisor().allFailed()) {
      answer.failed("no pot started; their statuses say why");
    } else {
      answer.ok();
    }
  }

  @Override
  public void updateConfig(Answer answer) {
    configUpdate.run(answer);
  }

  private NodeStatusUpdate statusUpdate() {
    return new NodeStatusUpdate(id(), health.status(), link.counters());
  }

  private void send(NodeMessage message) {
    link.send(message);
  }

  /** What the spool had to give up is told to the operator here and at the manager. */
  void lost(long events, String cause) {
    LOG.error("Lost {} attack events: {}", events, cause);
    send(new NodeEvent.Alarm("lost " + events + " attack events: " + cause));
  }

  private void potChanged(PotView pot) {
    send(PotCommands.status(id(), pot));
    if (pots.supervisor().allFailed()) {
      health.failed(
          "pots",
          "no pot runs; the last to fail was " + pot.settings().id() + ": " + pot.message());
    } else if (pot.status() == PotStatus.RUNNING || pot.status() == PotStatus.STOPPED) {
      // Stopped on purpose is no trouble either.
      health.works("pots");
    }
  }
}
