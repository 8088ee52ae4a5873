package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events for tests, and waiting for what comes of them. */
final class Events {
  static final NodeId NODE = new NodeId(-1);
  static final Instant TIME = Instant.parse("2026-01-15T10:30:00.123Z");

  private Events() {}

  static PotEvent event(String id) {
    return event(NODE, id, "ssh-1", "ssh.login.failed", TIME);
  }

  static PotEvent event(NodeId node, String id, String pot, String type, Instant time) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("username", "root").put("password", "toor").put("src_ip", "192.0.2.7");
    return new PotEvent(node, pot, "ssh", type, time, data, id, 1L);
  }

  /** Hands events over and waits until all are on disk. */
  static void store(EventStore store, PotEvent... events) throws InterruptedException {
    CountDownLatch committed = new CountDownLatch(events.length);
    for (PotEvent event : events) {
      store.submit(event, committed::countDown);
    }
    if (!committed.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError(committed.getCount() + " events were not stored in time");
    }
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about in time");
      }
      Thread.sleep(5);
    }
  }
}
