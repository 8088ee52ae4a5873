package io.honeybee.bench.throughput;

import io.honeybee.bench.program.Intake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends as fast as events come into the store: no more than a window of them is on the way, so that
 * what is measured can go on for ever. Its threads are its own; one thread owns it.
 */
final class FullSpeed {
  private static final int CONNECTIONS = 4;
  private static final int WINDOW = 40_000;
  private static final int BATCH = 100;
  private static final int PAUSE_MILLIS = 2;

  private final int port;
  private final AtomicLong sent;
  private final AtomicLong stored = new AtomicLong();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ending;

  /**
   * @param sent how many were sent before
   */
  FullSpeed(int port, long sent) {
    this.port = port;
    this.sent = new AtomicLong(sent);
    this.stored.set(sent);
  }

  void begin() {
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofVirtual().name("sender").start(this::send));
    }
  }

  /** Tells how far the store has come. */
  void stored(long count) {
    stored.set(count);
  }

  private void send() {
    try (Intake intake = new Intake(port)) {
      while (!ending) {
        if (sent.get() - stored.get() > WINDOW) {
          Thread.sleep(PAUSE_MILLIS);
        } else {
          intake.write(EventLines.from(sent.getAndAdd(BATCH), BATCH));
        }
      }
      intake.finish();
    } catch (IOException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the senders; gives how many events were sent in all, each of them on the node's disk. */
  long end() throws IOException, InterruptedException {
    ending = true;
    for (Thread thread : threads) {
      thread.join();
    }
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return sent.get();
  }
}
