package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.oldmanager.Heard;
import io.honeybee.node.oldmanager.StrictOldManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node speaks to the managers that stand in the field, which forgive nothing. */
class OldManagerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** More than the default: this machine may be busy with other tests while the manager reads. */
  private static final Duration GAP = Duration.ofMillis(100);

  private StrictOldManager manager;
  private NodeHarness harness;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = StrictOldManager.start();
    harness =
        new NodeHarness(dir, manager.address().getPort())
            .heartbeat(Duration.ofMillis(200))
            .writeGap(GAP);
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    harness.close();
  }

  private long heard(String name) {
    return manager.heard().stream().filter(message -> message.name().equals(name)).count();
  }

  @Test
  void aStormOfAttacksAndCommandsCostsNothing() throws Exception {
    Node node = harness.start();
    assertThat(manager.await(LIMIT, StrictOldManager::hasNode)).isTrue();
    AtomicBoolean over = new AtomicBoolean();
    Thread storm =
        Thread.ofVirtual()
            .start(
                () -> {
                  // Ten times what can be told at this pace, and no more than this machine can do
                  // while the manager has to read in time.
                  for (int i = 0; !over.get(); i++) {
                    harness.attack(hostile(i));
                    LockSupport.parkNanos(GAP.toNanos() / 10);
                  }
                });
    List<String> commands =
        List.of(
            "\"Status\"",
            "\"GetInstalledPots\"",
            "{\"GetPotStatus\":\"fake-1\"}",
            "{\"GetPotLogs\":\"fake-1\"}",
            "{\"GetPotMetrics\":\"fake-1\"}",
            "{\"GetPotInfo\":\"fake-1\"}",
            "{\"RestartPot\":\"fake-1\"}",
            "{\"StopPot\":\"nobody\"}",
            "\"Dance\"");
    for (int round = 0; round < 2; round++) {
      for (String command : commands) {
        manager.command(command);
        Thread.sleep(300);
        assertThat(manager.refused()).isEmpty();
      }
    }
    // A mark at the end: when its answer is here, so are all answers before it.
    manager.command("{\"GetPotStatus\":\"the-end\"}");
    boolean ended = manager.await(LIMIT, m -> m.heard().stream().anyMatch(OldManagerTest::isEnd));
    boolean attacksTold = manager.await(LIMIT, m -> heard("NodeEvent") > 20);
    over.set(true);
    storm.join();
    assertThat(manager.refused()).isEmpty();
    assertThat(ended).isTrue();
    assertThat(manager.connections()).isEqualTo(1);
    assertThat(node.registered()).isTrue();
    // Five commands a round that are answered by the pot's status, and one that lists the pots.
    assertThat(heard("PotStatusUpdate")).isGreaterThan(2 * 6);
    assertThat(heard("NodeStatusUpdate")).isGreaterThan(8);
    assertThat(attacksTold).isTrue();
  }

  private static boolean isEnd(Heard message) {
    return message.body().path("pot_id").asString("").equals("the-end");
  }

  private static Map<String, Object> hostile(int i) {
    return switch (i % 4) {
      case 0 -> Map.of("src_ip", "192.0.2.1", "password", "p" + i);
      case 1 -> Map.of("input", "\u0000\u001b\ud83d\udc1d\"\\".repeat(3_000));
      case 2 -> Map.of("input", "\ud800".repeat(10_000), "username", "\uffff".repeat(9_000));
      default -> Map.of("a".repeat(5_000), "}{".repeat(5_000), "list", List.of("x", "y"));
    };
  }

  @Test
  void theWholeConversationIsUnderstood() throws Exception {
    Node node = harness.start();
    assertThat(manager.await(LIMIT, m -> heard("PotStatusUpdate") == 1)).isTrue();
    manager.command("{\"Restart\":null}");
    assertThat(manager.await(LIMIT, m -> m.connections() == 2 && m.hasNode())).isTrue();
    assertThat(manager.refused()).isEmpty();
    manager.broadcast("\"stop\"");
    node.awaitStop();
    assertThat(manager.await(LIMIT, m -> heard("NodeDrop") == 1)).isTrue();
    assertThat(manager.refused()).isEmpty();
  }

  @Test
  void answersToQuestionsAreInThePotsStatus() throws Exception {
    harness.start();
    assertThat(manager.await(LIMIT, m -> heard("PotStatusUpdate") == 1)).isTrue();
    harness.attack(Map.of("password", "hunter2"));
    manager.command("{\"GetPotLogs\":\"fake-1\"}");
    assertThat(
            manager.await(
                LIMIT,
                m ->
                    m.heard().stream()
                        .anyMatch(
                            message ->
                                message.name().equals("PotStatusUpdate")
                                    && message
                                        .body()
                                        .path("message")
                                        .asString("")
                                        .contains("fake.seen password=hunter2"))))
        .isTrue();
  }
}
