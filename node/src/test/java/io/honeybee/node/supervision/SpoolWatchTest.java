package io.honeybee.node.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.NodeHarness;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpoolWatchTest {
  private static final NodeId ID = new NodeId(7);

  @Test
  void aDiskThatTakesNothingIsAFailureUntilItDoesAgain() throws Exception {
    List<NodeMessage> told = new CopyOnWriteArrayList<>();
    AtomicLong held = new AtomicLong();
    NodeHealth health = new NodeHealth(ID, told::add);
    SpoolWatch watch =
        new SpoolWatch(() -> Map.of("held_in_memory", held.get()), health, Duration.ofMillis(5));
    watch.start();
    try {
      held.set(1);
      NodeHarness.eventually(() -> health.status() == NodeStatus.FAILED);
      held.set(2);
      Thread.sleep(50);
      assertThat(told).hasSize(2);
      assertThat(told.getFirst())
          .isInstanceOfSatisfying(
              NodeEvent.Error.class, error -> assertThat(error.message()).contains("spool.dir"));
      assertThat(told.get(1)).isEqualTo(new NodeStatusUpdate(ID, NodeStatus.FAILED, null));
      held.set(0);
      NodeHarness.eventually(() -> told.size() == 3);
      assertThat(told.get(2)).isEqualTo(new NodeStatusUpdate(ID, NodeStatus.RUNNING, null));
    } finally {
      watch.stop();
    }
  }
}
