package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a crash of the manager means to its nodes. */
class ManagerCrashTest {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  @TempDir Path directory;

  @Test
  void killedManagerHasItsNodeBackWithinTenSecondsUnderTheSameId() throws Exception {
    TwoProcesses two = TwoProcesses.in(directory);
    two.setUp();
    two.run("manager", "enrol", "edge-1", "-c", directory.resolve("manager.yaml").toString());
    HoneybeeProcess manager = two.startManager();
    try (HoneybeeProcess node = two.startNode()) {
      Eventually.holds(() -> connected(two).size() == 1, node::all);
      String id = connected(two).get(0).path("node_id").stringValue();

      manager.kill();
      manager = two.startManager();

      HoneybeeProcess second = manager;
      Eventually.holds(() -> two.api().get("/api/v1/nodes") != null, second::all);
      Eventually.holds(BACK_WITHIN, () -> connected(two).size() == 1, node::all);
      assertThat(connected(two).get(0).path("node_id").stringValue()).isEqualTo(id);
      assertThat(two.api().get("/api/v1/nodes").path("nodes")).hasSize(1);
      assertThat(node.terminate()).as(node.all()).isZero();
      Eventually.holds(
          () -> two.api().get("/api/v1/nodes/" + id).path("status").stringValue().equals("Stopped"),
          second::all);
      assertThat(manager.terminate()).as(manager.all()).isZero();
    } finally {
      manager.close();
    }
  }

  private static java.util.List<JsonNode> connected(TwoProcesses two) throws Exception {
    return two.api()
        .get("/api/v1/nodes")
        .path("nodes")
        .valueStream()
        .filter(node -> node.path("connected").booleanValue())
        .toList();
  }
}
