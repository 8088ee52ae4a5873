package io.honeybee.app.doctor;

import io.honeybee.node.Node;
import io.honeybee.node.NodeConfig;
import io.honeybee.pot.PotTypes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The real node, run in this process for the length of the examination. Thread rule: safe for use
 * by any thread.
 */
final class OwnNode {
  private final NodeConfig config;
  private final PotTypes potTypes;
  private final Clock clock;
  private @Nullable Node node;
  private boolean over;

  OwnNode(NodeConfig config, PotTypes potTypes, Clock clock) {
    this.config = config;
    this.potTypes = potTypes;
    this.clock = clock;
  }

  /**
   * @throws IOException one sentence for the operator
   */
  synchronized Node start() throws IOException {
    if (over) {
      throw new IOException("the examination is over");
    }
    Node created = Node.create(config, potTypes, clock);
    created.start();
    node = created;
    return created;
  }

  /** Whether it came to be started. */
  synchronized boolean started() {
    return node != null;
  }

  /** Stops it if it runs; gives up waiting after this time. */
  void stop(Duration atMost) throws InterruptedException {
    Thread stopping = Thread.ofPlatform().daemon().name("doctor stop").start(this::stopNow);
    stopping.join(atMost);
  }

  private synchronized void stopNow() {
    over = true;
    if (node != null) {
      node.stop();
    }
  }
}
