package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.link.LinkLimits;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.EventFormat;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pots see reaches the manager, whatever happens in between. */
class EventDeliveryTest {
  private ScriptedManager manager;
  private NodeHarness harness;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = ScriptedManager.plain();
    harness = new NodeHarness(dir, manager.port());
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    harness.close();
  }

  private void attack(int from, int to) {
    for (int n = from; n <= to; n++) {
      harness.attack(n);
    }
  }

  /** The next events in their turn; on a busy machine copies may be ahead of them. */
  private static List<PotEvent> read(ScriptedManager.Peer peer, int count) throws Exception {
    List<PotEvent> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(peer.await(PotEvent.class, event -> event.seq() != null));
    }
    return events;
  }

  private static List<Integer> numbers(List<PotEvent> events) {
    return events.stream().map(event -> event.data().path("n").asInt()).toList();
  }

  private static long seq(PotEvent event) {
    return Objects.requireNonNull(event.seq());
  }

  @Test
  void anEventSaysWhatThePotSaw() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    String hostile = "\u001b[2J\u0000\ud83d\udc1d\ud800\n\"";
    harness.attack(Map.of("password", hostile, "src_port", 4711));
    PotEvent event = read(peer, 1).getFirst();
    assertThat(event.nodeId()).isEqualTo(node.id());
    assertThat(event.potId()).isEqualTo(NodeHarness.POT);
    assertThat(event.potType()).isEqualTo("fake");
    assertThat(event.eventType()).isEqualTo("fake.seen");
    assertThat(event.eventId()).hasSize(26);
    assertThat(event.data().path("src_port").asInt()).isEqualTo(4711);
    // Half a character cannot be said in UTF-8; all else is as the attacker sent it.
    assertThat(event.data().path("password").asString())
        .isEqualTo(hostile.replace('\ud800', '\ufffd'));
  }

  @Test
  void eventsOfATimeWithoutManagerComeInOrder() throws Exception {
    harness.start();
    attack(1, 50);
    ScriptedManager.Peer peer = manager.admitWithAll();
    List<PotEvent> events = read(peer, 50);
    assertThat(numbers(events)).isSorted().hasSize(50).startsWith(1).endsWith(50);
    assertThat(events.stream().map(PotEvent::eventId).distinct()).hasSize(50);
  }

  @Test
  void whatWasNotAcknowledgedComesAgainAfterALostConnection() throws Exception {
    harness.start();
    ScriptedManager.Peer first = manager.admitWithAll();
    attack(1, 20);
    List<PotEvent> seen = read(first, 20);
    first.acknowledgeEvents(seq(seen.get(4)));
    first.command(new Command.Status(), null);
    first.await(
        NodeStatusUpdate.class,
        status -> Objects.requireNonNull(status.counters()).getOrDefault("acked", 0L) == 5);
    first.reset();
    ScriptedManager.Peer second = manager.admitWithAll();
    List<PotEvent> again = read(second, 15);
    assertThat(again).isEqualTo(seen.subList(5, 20));
  }

  @Test
  void whatWasNotAcknowledgedComesAgainAfterARestartOfTheProcess() throws Exception {
    harness.start();
    ScriptedManager.Peer first = manager.admitWithAll();
    attack(1, 3);
    List<PotEvent> seen = read(first, 3);
    first.close();
    harness.close();
    harness.start();
    assertThat(read(manager.admitWithAll(), 3)).isEqualTo(seen);
  }

  @Test
  void noMoreThanAWindowIsOnTheWayAndAcknowledgementsOpenIt() throws Exception {
    harness.start();
    attack(1, 250);
    ScriptedManager.Peer peer = manager.admitWithAll();
    List<PotEvent> window = read(peer, 100);
    assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();
    peer.acknowledgeEvents(seq(window.get(9)));
    assertThat(numbers(read(peer, 10))).startsWith(101).endsWith(110);
    assertThat(peer.isSilentFor(Duration.ofMillis(100))).isTrue();
  }

  @Test
  void bytesAreBoundedAsWell() throws Exception {
    harness.start();
    for (int i = 0; i < 10; i++) {
      harness.attack(Map.of("input", "x".repeat(15_000)));
    }
    ScriptedManager.Peer peer = manager.admitWithAll();
    read(peer, 4);
    assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();
  }

  @Test
  void aConnectionLostWithAFullWindowLosesNothing() throws Exception {
    harness.start();
    attack(1, 250);
    ScriptedManager.Peer first = manager.admitWithAll();
    read(first, 100);
    first.reset();
    ScriptedManager.Peer second = manager.admitWithAll();
    List<PotEvent> all = new ArrayList<>();
    while (all.size() < 250) {
      PotEvent event = read(second, 1).getFirst();
      all.add(event);
      second.acknowledgeEvents(seq(event));
    }
    assertThat(numbers(all)).isSorted().doesNotHaveDuplicates().startsWith(1).endsWith(250);
  }

  @Test
  void anAcknowledgementOfWhatWasNeverSentIsIgnored() throws Exception {
    harness.start();
    ScriptedManager.Peer first = manager.admitWithAll();
    attack(1, 2);
    List<PotEvent> seen = read(first, 2);
    first.acknowledgeEvents(-1L);
    first.acknowledgeEvents(seq(seen.get(1)) + 1);
    first.command(new Command.Status(), null);
    first.await(NodeStatusUpdate.class);
    first.close();
    assertThat(read(manager.admitWithAll(), 2)).isEqualTo(seen);
  }

  @Test
  void aManagerThatNeverAcknowledgesStaysConnectedAndIsThenTriedAfresh() throws Exception {
    LinkLimits limits = harness.limits();
    harness
        .heartbeat(Duration.ofMillis(50))
        .limits(
            new LinkLimits(
                limits.ackTimeout(),
                limits.longestDelay(),
                limits.heldLongEnough(),
                limits.stuckWrite(),
                Duration.ofMillis(600),
                limits.goodbye(),
                limits.windowEvents(),
                limits.windowBytes()))
        .start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    attack(1, 1);
    List<Message> rest = peer.rest();
    assertThat(rest).filteredOn(PotEvent.class::isInstance).hasSize(1);
    assertThat(rest).filteredOn(NodeStatusUpdate.class::isInstance).hasSizeGreaterThan(5);
    assertThat(numbers(read(manager.admitWithAll(), 1))).containsExactly(1);
  }

  @Test
  void heartbeatsAndAnswersOvertakeABacklog() throws Exception {
    LinkLimits limits = harness.limits();
    harness
        .limits(
            new LinkLimits(
                limits.ackTimeout(),
                limits.longestDelay(),
                limits.heldLongEnough(),
                limits.stuckWrite(),
                limits.stuckAcks(),
                limits.goodbye(),
                1_000_000,
                64L << 20))
        .start();
    for (int i = 0; i < 1_000; i++) {
      harness.attack(Map.of("input", "x".repeat(15_000)));
    }
    ScriptedManager.Peer peer = manager.admitWithAll();
    // The window grows to far more than the sockets hold.
    for (int i = 0; i < 400; i++) {
      peer.acknowledgeEvents(seq(read(peer, 1).getFirst()));
    }
    // Nobody reads: what fits the sockets is on the way, the rest waits in the node.
    Thread.sleep(500);
    peer.command(new Command.Status(), null);
    Thread.sleep(100);
    int before = 0;
    while (!(peer.next() instanceof NodeStatusUpdate)) {
      before++;
    }
    // 256 KiB of send buffer (which the system may double) and the receiver's.
    assertThat(before).isBetween(1, 100);
  }

  @Test
  void withoutAcknowledgementsWhatIsWrittenCountsAsDelivered() throws Exception {
    harness.start();
    ScriptedManager.Peer first = manager.admit(Capability.POT_EVENT, Capability.FRAMING);
    attack(1, 300);
    assertThat(numbers(read(first, 300))).startsWith(1).endsWith(300);
    first.close();
    ScriptedManager.Peer second = manager.admit(Capability.POT_EVENT, Capability.FRAMING);
    attack(301, 301);
    assertThat(numbers(read(second, 1))).containsExactly(301);
  }

  @Test
  void withoutPotEventsAnAttackIsAnAlarm() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = manager.admit();
    harness.attack(Map.of("src_ip", "192.0.2.1", "password", "p"));
    assertThat(peer.await(NodeEvent.Alarm.class).description())
        .contains("\"pot_id\":\"fake-1\"", "\"fake.seen\"", "\"src_ip\":\"192.0.2.1\"");
  }

  @Test
  void lossesAreToldToTheManagerWithTheirNumber() throws Exception {
    Node node = harness.start();
    node.lost(3, "the spool reached spool.max_size");
    NodeEvent.Alarm alarm = manager.admitWithAll().await(NodeEvent.Alarm.class);
    assertThat(alarm.description())
        .isEqualTo("lost 3 attack events: the spool reached spool.max_size");
  }

  @Test
  void theConfigurationCanForceAlarms() throws Exception {
    harness.format(EventFormat.ALARM).start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    attack(7, 7);
    assertThat(peer.await(NodeEvent.Alarm.class).description()).contains("\"n\":7");
  }

  @Test
  void theConfigurationCanForcePotEvents() throws Exception {
    harness.format(EventFormat.POT_EVENT).start();
    ScriptedManager.Peer peer = manager.admit();
    attack(7, 7);
    assertThat(numbers(read(peer, 1))).containsExactly(7);
  }
}
