package io.honeybee.bench.throughput;

import io.honeybee.bench.program.Intake;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends at a fixed rate, whatever becomes of it, over one connection. One thread sends, the owner's
 * looks.
 */
final class SteadyRate {
  private static final long TICK_NANOS = 5_000_000;
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final Duration LOOK_EVERY = Duration.ofMillis(1);
  private static final Duration REST_PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private final long first;
  private final int perTick;
  private final long[] dueAt;

  /**
   * @param first how many events are in the store already, all that were sent
   */
  SteadyRate(int port, long first, int perSecond, Duration duration) {
    this.port = port;
    this.first = first;
    this.perTick = (int) Math.max(1, perSecond * TICK_NANOS / NANOS_A_SECOND);
    this.dueAt = new long[(int) (duration.toNanos() / TICK_NANOS)];
  }

  int events() {
    return perTick * dueAt.length;
  }

  /** Runs for the time; each event counts from the moment at which it was due. */
  Latencies run(StoreProbe store) throws IOException, InterruptedException {
    long start = System.nanoTime() + TICK_NANOS;
    for (int i = 0; i < dueAt.length; i++) {
      dueAt[i] = start + i * TICK_NANOS;
    }
    AtomicReference<IOException> failure = new AtomicReference<>();
    Thread sender = Thread.ofVirtual().name("steady sender").start(() -> send(failure));
    Latencies latencies =
        new Latencies(events(), (int) (dueAt.length * TICK_NANOS / NANOS_A_SECOND) + 1);
    long deadline = dueAt[dueAt.length - 1] + REST_PATIENCE.toNanos();
    while (latencies.count() < events() && System.nanoTime() < deadline && failure.get() == null) {
      long _ = store.look(number -> seen(latencies, number));
      Thread.sleep(LOOK_EVERY);
    }
    sender.join();
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return latencies;
  }

  private void seen(Latencies latencies, long number) {
    int tick = (int) (number - first) / perTick;
    latencies.add(System.nanoTime() - dueAt[tick], (int) (tick * TICK_NANOS / NANOS_A_SECOND));
  }

  private void send(AtomicReference<IOException> failure) {
    try (Intake intake = new Intake(port)) {
      long number = first;
      for (long due : dueAt) {
        byte[] lines = EventLines.from(number, perTick);
        long early = due - System.nanoTime();
        if (early > 0) {
          Thread.sleep(Duration.ofNanos(early));
        }
        intake.write(lines);
        number += perTick;
      }
      intake.finish();
    } catch (IOException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
