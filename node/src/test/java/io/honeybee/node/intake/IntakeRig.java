package io.honeybee.node.intake;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.node.supervision.ObservationEvents;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** An intake on a spool of its own. */
final class IntakeRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  final Path directory;
  final EventSpool spool;
  final Intake intake;
  private long lastRead;

  IntakeRig(Path directory, IntakeSettings settings) throws IOException {
    this.directory = directory;
    this.spool = newSpool(directory);
    this.intake =
        Intake.open(
                settings,
                directory,
                new ObservationEvents(new NodeId(7), event -> {}),
                spool,
                InstantSource.system(),
                new Random(7))
            .orElseThrow();
  }

  static EventSpool newSpool(Path directory) {
    return new EventSpool(
        SpoolSettings.defaults(directory.resolve("spool")),
        InstantSource.system(),
        new Random(1),
        (events, cause) -> {});
  }

  /** Started, at some free port of loopback. */
  static IntakeRig started(Path directory) throws IOException {
    return new IntakeRig(directory, at(freePort(), Optional.empty())).start();
  }

  static IntakeSettings at(int port, Optional<Path> tokenFile) {
    return new IntakeSettings(LOOPBACK, port, tokenFile);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  IntakeRig start() throws IOException {
    spool.start();
    intake.start();
    return this;
  }

  InetSocketAddress address() {
    return intake.address().orElseThrow();
  }

  Sender connect() throws IOException {
    return new Sender(address());
  }

  /** Sends it all over a connection of its own, and waits until the intake says that it has it. */
  void deliver(String text) throws IOException {
    try (Sender sender = connect()) {
      sender.send(text);
      if (!sender.endsWell()) {
        throw new AssertionError("the connection was reset");
      }
    }
  }

  /** The next events that nobody has asked for yet; waits for them. */
  List<PotEvent> events(int count) throws InterruptedException {
    List<PotEvent> events = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (events.size() < count) {
      for (PotEvent event : spool.read(lastRead, count - events.size(), PATIENCE)) {
        events.add(event);
        lastRead = java.util.Objects.requireNonNull(event.seq());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + events);
      }
    }
    return events;
  }

  PotEvent event() throws InterruptedException {
    return events(1).getFirst();
  }

  /** Whether all events were asked for. */
  boolean isEmpty() throws InterruptedException {
    return spool.read(lastRead, 1, Duration.ZERO).isEmpty();
  }

  long count(String counter) {
    return intake.counters().getOrDefault(counter, -1L);
  }

  static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about in time");
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    intake.stop();
    spool.stop();
  }
}
