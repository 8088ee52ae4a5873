package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ManagerDialectTest {
  private static final NodeId NODE = new NodeId(-1);
  private static final JsonMapper JSON = new JsonMapper();
  private static final WireCodec CODEC = new WireCodec();
  private static final ManagerDialect OLDER = dialect(Set.of(), EventFormat.AUTO);
  private static final ManagerDialect OURS =
      dialect(EnumSet.allOf(Capability.class), EventFormat.AUTO);

  @Test
  void anAttackEventIsAnAlarmWithOneLineOfJsonForAnOlderManager() {
    assertThat(
            alarm(
                OLDER,
                event(
                    "{\"username\":\"root\",\"password\":\"a\\\"\\nb\",\"src_ip\":\"192.0.2.1\"}")))
        .isEqualTo(
            "{\"pot_id\":\"ssh-1\",\"pot_type\":\"ssh\",\"event_type\":\"ssh.login.failed\","
                + "\"timestamp\":\"2026-01-15T10:30:00.123Z\",\"event_id\":\"01JH\","
                + "\"src_ip\":\"192.0.2.1\",\"username\":\"root\",\"password\":\"a\\\"\\nb\"}");
  }

  @Test
  void anAlarmSaysThatListsAndObjectsAreLeftOut() {
    JsonNode alarm = JSON.readTree(alarm(OLDER, event("{\"src_ip\":null,\"list\":[1],\"n\":1.5}")));
    assertThat(alarm.propertyNames()).doesNotContain("list", "src_ip");
    assertThat(alarm.path("n").asDouble()).isEqualTo(1.5);
    assertThat(alarm.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void anAttackerCannotPutAnotherPotIntoAnAlarm() {
    JsonNode alarm =
        JSON.readTree(alarm(OLDER, event("{\"pot_id\":\"other\",\"truncated\":false}")));
    assertThat(alarm.path("pot_id").asString()).isEqualTo("ssh-1");
    assertThat(alarm.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void anAlarmIsPrintableAsciiWhateverTheAttackerTyped() {
    String alarm =
        alarm(OLDER, event("{\"input\":\"\\u001b[2J\\u202e\\u0000\\ud83d\\udc1d\\u009b\"}"));
    assertThat(alarm).matches("[ -~]*");
    assertThat(JSON.readTree(alarm).path("input").asString())
        .isEqualTo("\u001b[2J\u202e\u0000\ud83d\udc1d\u009b");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO,false,true", "AUTO,true,false",
    "ALARM,false,true", "ALARM,true,true",
    "POT_EVENT,false,false", "POT_EVENT,true,false"
  })
  void theEventFormatFollowsTheManagerUnlessItIsForced(
      EventFormat format, boolean announced, boolean alarm) {
    Set<Capability> agreed = announced ? Set.of(Capability.POT_EVENT) : Set.of();
    Message sent = message(dialect(agreed, format), event("{}"));
    assertThat(sent).isInstanceOf(alarm ? NodeEvent.Alarm.class : PotEvent.class);
  }

  @Test
  void countersGoOnlyToAManagerThatAskedForThem() {
    NodeStatusUpdate beat = new NodeStatusUpdate(NODE, NodeStatus.RUNNING, Map.of("seen", 1L));
    assertThat(message(OURS, beat)).isEqualTo(beat);
    assertThat(message(OLDER, beat))
        .isEqualTo(new NodeStatusUpdate(NODE, NodeStatus.RUNNING, null));
  }

  @Test
  void aCommandResultGoesOnlyToAManagerThatAskedForIt() {
    CommandResult result = new CommandResult(NODE, "c", true, null, null);
    assertThat(message(OURS, result)).isEqualTo(result);
    assertThat(OLDER.line(result)).isEmpty();
  }

  @Test
  void whatFitsGoesUnchanged() {
    List<NodeMessage> messages =
        List.of(
            new NodeRegistration(NODE, "edge", "0.0.0.0", 1, NodeType.FULL, "012345", List.of("x")),
            new NodeStatusUpdate(NODE, NodeStatus.RUNNING, null),
            new NodeEvent.Started(),
            new NodeEvent.Stopped(),
            new NodeEvent.Alarm("a".repeat(3_000)),
            new NodeEvent.Error("\u0153"),
            new NodeDrop(),
            new PotStatusUpdate(NODE, "ssh-1", "ssh", PotStatus.FAILED, null));
    for (NodeMessage message : messages) {
      assertThat(message(OLDER, message)).isEqualTo(message);
    }
    assertThat(message(OURS, event("{\"a\":[{\"b\":1}]}"))).isEqualTo(event("{\"a\":[{\"b\":1}]}"));
  }

  @Test
  void theLongestValueIsCutFirstAndNoMoreThanNeeded() {
    ManagerDialect dialect = dialect(Set.of(Capability.POT_EVENT), EventFormat.AUTO);
    String username = "u".repeat(500);
    byte[] line =
        dialect
            .line(
                event(
                    "{\"input\":\""
                        + "\\u0000".repeat(9_000)
                        + "\",\"username\":\""
                        + username
                        + "\"}"))
            .orElseThrow();
    PotEvent sent = (PotEvent) decode(line);
    assertThat(line.length).isBetween(4_090, 4_096);
    assertThat(sent.data().path("username").asString()).isEqualTo(username);
    assertThat(sent.data().path("truncated").booleanValue()).isTrue();
    assertThat(sent.data().path("input").asString()).matches("\u0000{100,}");
  }

  @Test
  void theLimitCountsTheNewlineAndIsExact() {
    int room = 4_095 - CODEC.encode(new NodeEvent.Error("")).length;
    NodeMessage fits = new NodeEvent.Error("e".repeat(room));
    assertThat(OLDER.line(fits).orElseThrow()).hasSize(4_096).endsWith('\n');
    assertThat(message(OLDER, fits).equals(fits)).isTrue();
    NodeMessage tooLong = new NodeEvent.Error("e".repeat(room + 1));
    assertThat(((NodeEvent.Error) message(OLDER, tooLong)).message().length()).isEqualTo(room);
  }

  @Test
  void theMildestShorteningOfALongEventIsFoundInTwoTries() {
    ObjectNode data = JSON.createObjectNode().put("a", "\u0153".repeat(9_000)).put("b", 1);
    data.putArray("c").add("c".repeat(20_000)).add("d".repeat(30_000)).add("e".repeat(30_001));
    PotEvent event = event(data);
    int max = FrameReader.DEFAULT_MAX_BYTES;
    int[] tries = {0};
    byte[] line =
        ManagerDialect.mildest(
            TextLengths.of(event).hardness(CODEC.encode(event).length, max),
            max,
            hardness -> {
              tries[0]++;
              return CODEC.encode(Shortening.ofHardness(hardness, max).of(event));
            });
    assertThat(line.length).isBetween(max - 10, max);
    assertThat(tries[0]).isLessThanOrEqualTo(3);
  }

  @Test
  void theMildestFitIsFoundHoweverWrongTheGuess() {
    for (int mildest : new int[] {1, 2, 777, 3_000, Shortening.hardest(4_096)}) {
      for (int guess : new int[] {-5, 1, 776, 777, 778, 2_000, 4_000, 1_000_000}) {
        byte[] line =
            ManagerDialect.mildest(
                guess,
                4_096,
                hardness -> new byte[hardness < mildest ? 5_000 : Math.max(0, 4_096 - hardness)]);
        assertThat(line).as(mildest + " from " + guess).hasSize(Math.max(0, 4_096 - mildest));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0153", "\"", "\\", "\u0000", "\ud83d\udc1d", "\ud800", "\udc1d"})
  void everyKindOfMessageFitsWhateverIsLongInIt(String letter) {
    String text = letter.repeat(20_000);
    ObjectNode wide = JSON.createObjectNode();
    for (int i = 0; i < 3_000; i++) {
      wide.put(letter + i, i);
    }
    ObjectNode longText = JSON.createObjectNode().put(text, 1).put("t", text);
    ManagerDialect answering =
        dialect(EnumSet.complementOf(EnumSet.of(Capability.FRAMING)), EventFormat.AUTO);
    for (ManagerDialect dialect : List.of(OLDER, answering)) {
      for (ObjectNode data : List.of(wide, longText)) {
        assertFits(dialect, new PotEvent(NODE, text, text, text, Instant.EPOCH, data, text, -1L));
        assertFits(dialect, new CommandResult(NODE, text, false, text, data));
      }
      assertFits(
          dialect,
          new NodeRegistration(
              NODE, text, text, 1, NodeType.AGENT, text, List.of(text, text, "framing")));
      assertFits(
          dialect, new NodeStatusUpdate(NODE, NodeStatus.RUNNING, Map.of("a", -1L, text, -1L)));
      assertFits(dialect, new NodeEvent.Alarm(text));
      assertFits(dialect, new NodeEvent.Error(text));
      assertFits(dialect, new PotStatusUpdate(NODE, text, text, PotStatus.FAILED, text));
    }
  }

  @ParameterizedTest
  @EnumSource(EventFormat.class)
  void noEventIsDeeperOrLongerThanAManagerReads(EventFormat format) {
    ObjectNode data = JSON.createObjectNode();
    ObjectNode inner = data;
    for (int i = 0; i < 500; i++) {
      inner = inner.putObject("a");
    }
    data.put("input", "x".repeat(200_000));
    for (Set<Capability> agreed : List.of(Set.<Capability>of(), EnumSet.allOf(Capability.class))) {
      ManagerDialect dialect = dialect(agreed, format);
      assertFits(dialect, event(data));
    }
  }

  @Test
  void pausesAreNeededWhereFramingIsNotAgreed() {
    assertThat(OLDER.needsPauses()).isTrue();
    assertThat(ManagerDialect.beforeAgreement(CODEC).needsPauses()).isTrue();
    assertThat(OURS.needsPauses()).isFalse();
  }

  private static void assertFits(ManagerDialect dialect, NodeMessage message) {
    dialect
        .line(message)
        .ifPresent(
            line -> {
              assertThat(line.length).isLessThanOrEqualTo(dialect.maxLineBytes());
              decode(line);
            });
  }

  private static ManagerDialect dialect(Set<Capability> agreed, EventFormat format) {
    return new ManagerDialect(CODEC, agreed, format);
  }

  private static PotEvent event(String data) {
    return event((ObjectNode) JSON.readTree(data));
  }

  private static PotEvent event(ObjectNode data) {
    return new PotEvent(
        NODE,
        "ssh-1",
        "ssh",
        "ssh.login.failed",
        Instant.parse("2026-01-15T10:30:00.123Z"),
        data,
        "01JH",
        7L);
  }

  private static String alarm(ManagerDialect dialect, PotEvent event) {
    return ((NodeEvent.Alarm) message(dialect, event)).description();
  }

  private static Message message(ManagerDialect dialect, NodeMessage message) {
    return decode(dialect.line(message).orElseThrow());
  }

  private static Message decode(byte[] line) {
    Decoded decoded = CODEC.decode(line);
    assertThat(decoded)
        .as(() -> new String(line, StandardCharsets.US_ASCII))
        .isInstanceOf(Decoded.Ok.class);
    return ((Decoded.Ok) decoded).message();
  }
}
