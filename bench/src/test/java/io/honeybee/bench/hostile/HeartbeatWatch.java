package io.honeybee.bench.hostile;

import io.honeybee.bench.program.ManagerApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Asks the manager again and again when it last heard of a node. Both clocks are this machine's.
 * Its own thread asks; any thread may read.
 */
final class HeartbeatWatch implements AutoCloseable {
  private static final Duration ASK_EVERY = Duration.ofMillis(100);

  /** What was seen so far. */
  record Seen(long looks, long late, long disconnected, long failedLooks, Duration oldest) {}

  private final ManagerApi api;
  private final String node;
  private final Duration late;
  private final InstantSource clock;
  private final Thread thread;
  private volatile Seen seen = new Seen(0, 0, 0, 0, Duration.ZERO);

  HeartbeatWatch(ManagerApi api, String node, Duration late, InstantSource clock) {
    this.api = api;
    this.node = node;
    this.late = late;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("heartbeat watch").start(this::watch);
  }

  Seen seen() {
    return seen;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(ASK_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    // Before the question: how long the answer takes is not the node's fault.
    Instant now = clock.instant();
    Seen before = seen;
    try {
      JsonNode found = api.node(node).orElseThrow(() -> new IOException(node + " is not known"));
      Duration age = Duration.between(Instant.parse(found.path("last_seen").stringValue()), now);
      seen =
          new Seen(
              before.looks + 1,
              before.late + (age.compareTo(late) > 0 ? 1 : 0),
              before.disconnected + (found.path("connected").booleanValue() ? 0 : 1),
              before.failedLooks,
              age.compareTo(before.oldest) > 0 ? age : before.oldest);
    } catch (IOException e) {
      seen =
          new Seen(
              before.looks + 1,
              before.late,
              before.disconnected,
              before.failedLooks + 1,
              before.oldest);
    }
  }

  @Override
  public void close() {
    EndOf.thread(thread);
  }
}
