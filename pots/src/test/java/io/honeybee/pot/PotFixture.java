package io.honeybee.pot;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.recording.RecordingSettings;
import io.honeybee.recording.RecordingStore;
import io.honeybee.runtime.net.TcpAccess;
import io.honeybee.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** A started pot on a free port of the loopback, and what it saw. */
public final class PotFixture implements AutoCloseable {
  /** The world of all tests. */
  public static final World WORLD = bookworm();

  private static final long DEADLINE_NANOS = 20_000_000_000L;

  private final Pot pot;
  private final PotType type;
  private final List<Observation> seen = new CopyOnWriteArrayList<>();
  private final List<String> undeclared = new CopyOnWriteArrayList<>();

  private static World bookworm() {
    return LongStream.range(0, 100)
        .mapToObj(seed -> World.generate(seed, Instant.parse("2026-01-15T10:00:00Z")))
        .filter(world -> world.distribution().codeName().equals("bookworm"))
        .findFirst()
        .orElseThrow();
  }

  private PotFixture(
      PotType type,
      Path directory,
      Map<String, String> options,
      PotLimits limits,
      List<InetSocketAddress> listen)
      throws IOException, InvalidOptionException {
    this.type = type;
    this.pot =
        type.create(
            new PotContext(
                "test-pot",
                listen,
                options,
                directory,
                limits,
                TcpAccess.OPEN,
                WORLD,
                new CaptureStore(
                    directory.resolve("captures"), CaptureSettings.DEFAULT, InstantSource.system()),
                new RecordingStore(
                    directory.resolve("recordings"),
                    RecordingSettings.DEFAULT,
                    InstantSource.system()),
                Fetcher.OFF,
                this::see,
                InstantSource.system(),
                new SecureRandom()));
    pot.start();
  }

  /** Each event, and each of its fields, has to be one that the type declares. */
  private void see(Observation observation) {
    seen.add(observation);
    EventType declared =
        type.eventTypes().stream()
            .filter(event -> event.nameFor(type.name()).equals(observation.eventType()))
            .findFirst()
            .orElse(null);
    if (declared == null) {
      undeclared.add(observation.eventType());
      return;
    }
    observation.data().keySet().stream()
        .filter(name -> !declared.allows(name))
        .forEach(name -> undeclared.add(observation.eventType() + " with " + name));
  }

  public static PotFixture start(PotType type, Path directory, Map<String, String> options)
      throws IOException, InvalidOptionException {
    return start(type, directory, options, 1);
  }

  /** One that listens on several free ports. */
  public static PotFixture start(
      PotType type, Path directory, Map<String, String> options, int ports)
      throws IOException, InvalidOptionException {
    return startAt(type, directory, options, Collections.nCopies(ports, anyPort()));
  }

  public static PotFixture startAt(
      PotType type, Path directory, Map<String, String> options, List<InetSocketAddress> listen)
      throws IOException, InvalidOptionException {
    return new PotFixture(type, directory, options, PotLimits.DEFAULT, listen);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public static PotFixture start(PotType type, Path directory, PotLimits limits)
      throws IOException, InvalidOptionException {
    return new PotFixture(type, directory, Map.of(), limits, List.of(anyPort()));
  }

  public int port() {
    return pot.address().getPort();
  }

  public Pot pot() {
    return pot;
  }

  public List<Observation> seen() {
    return seen;
  }

  /** What was seen of one type. */
  public List<Observation> seen(String eventType) {
    return seen.stream().filter(o -> o.eventType().equals(eventType)).toList();
  }

  /** Waits until so many events of a type were seen, and returns them. */
  public List<Observation> await(String eventType, int count) {
    awaitThat(() -> seen(eventType).size() >= count, count + " of " + eventType);
    return seen(eventType);
  }

  public void awaitThat(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + "; seen: " + seen);
      }
      Thread.onSpinWait();
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    pot.stop();
    if (!undeclared.isEmpty()) {
      throw new AssertionError(type.name() + " does not declare what it reports: " + undeclared);
    }
  }
}
