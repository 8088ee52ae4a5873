package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is odd, hostile or from another version. The vectors have a test of their own. */
class WireCodecTest {
  private static final String STOPPED = "{\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"}}";

  private final WireCodec codec = new WireCodec();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":{\"y\":[1]},\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"},\"z\":null}",
        "{\"version\":2,\"message\":{\"trace\":\"1\",\"NodeEvent\":\"Stopped\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":{\"Stopped\":{\"at\":1},\"by\":\"x\"}}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":{\"type\":\"Stopped\",\"message\":7,\"z\":[]}}}",
        "\r\n{\r\n\"version\" : 2 ,\t\"message\"\n:{\"NodeEvent\":\"Stopped\"}\r\n}\r\n",
        "{\"message\":{\"NodeEvent\":\"Stopped\"},\"version\":2}",
        "{\"version\":1,\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"}}"
      })
  void oddFormsOfAnEnvelopeAreRead(String text) {
    assertThat(decode(text)).isEqualTo(new Decoded.Ok(new NodeEvent.Stopped()));
  }

  @Test
  void unknownFieldsBesideACommandAreIgnored() {
    assertThat(
            decode(
                "{\"version\":2,\"message\":{\"NodeCommand\":{\"node_id\":7,\"why\":\"x\","
                    + "\"command\":{\"colour\":1,\"StopPot\":\"a\"}}}}"))
        .isEqualTo(new Decoded.Ok(new NodeCommand(new NodeId(7), new Command.StopPot("a"), null)));
    assertThat(
            decode(
                "{\"version\":2,\"message\":{\"NodeCommand\":{\"node_id\":7,"
                    + "\"command\":{\"Stop\":{},\"StopPot\":\"a\"}}}}"))
        .isEqualTo(new Decoded.Invalid("more than one command"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Status", "status", "STATUS", "sTaTuS"})
  void commandsAreReadInAnyCase(String name) {
    for (String command : List.of("\"" + name + "\"", "{\"" + name + "\":{}}")) {
      assertThat(
              decode("{\"version\":2,\"message\":{\"NodeCommand\":{\"command\":" + command + "}}}"))
          .isEqualTo(new Decoded.Ok(new NodeCommand(NodeId.BROADCAST, new Command.Status(), null)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"a\":1}`, no envelope: neither version nor message",
        "`[1]`, no JSON object",
        "`2`, no JSON object",
        "``, no JSON object",
        "`null`, no JSON object",
      })
  void whatIsJsonButNoEnvelopeIsMalformed(String text, String reason) {
    assertThat(decode(text)).isEqualTo(new Decoded.Malformed(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"}}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"}} {}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"Stop\u0000ped\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"Stop\nped\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":'Stopped'}}",
        "{\"version\":2,\"message\":{NodeEvent:\"Stopped\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\",}}",
        "{\"version\":02,\"message\":{\"NodeEvent\":\"Stopped\"}}",
        "{\"version\":2,/**/\"message\":{\"NodeEvent\":\"Stopped\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"\\x\"}}",
        "{\"version\":2,\"message\":{\"NodeEvent\":\"\\ud8\"}}",
        "{\"version\":2,\"message\":NaN}",
        "\ufeff{\"version\":2,\"message\":{\"NodeEvent\":\"Stopped\"}}"
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertThat(decode(text)).isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32"})
  void otherEncodingsAreMalformed(String charset) {
    assertThat(codec.decode(STOPPED.getBytes(Charset.forName(charset))))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "80", "c3", "c080", "e080af", "eda080", "f4908080", "f8888080"})
  void bytesThatAreNoUtf8AreMalformed(String hex) {
    assertThat(codec.decode(error(HexFormat.of().parseHex(hex))))
        .isEqualTo(new Decoded.Malformed("no UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "\u0153", "\ud83d\udc1d", "\u2028", "\u0080"})
  void rawAndEscapedCharactersAreTheSame(String text) {
    assertThat(codec.decode(error(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new Decoded.Ok(new NodeEvent.Error(text)));
    assertThat(codec.decode(codec.encode(new NodeEvent.Error(text))))
        .isEqualTo(new Decoded.Ok(new NodeEvent.Error(text)));
    assertThat(new String(codec.encode(new NodeEvent.Error(text)), StandardCharsets.US_ASCII))
        .matches("[ -~]*");
  }

  @Test
  void halfACharacterIsNeverRead() {
    assertThat(
            codec.decode(error("\\ud800\\uDC1d \\ud83d\\uDC1d".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new Decoded.Ok(new NodeEvent.Error("\ud800\udc1d \ud83d\udc1d")));
    assertThat(codec.decode(error("\\udc1d\\ud83d".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new Decoded.Ok(new NodeEvent.Error("\ufffd\ufffd")));
  }

  @Test
  void whatTheFrameReaderLetsThroughIsNotTooDeepForTheCodec() {
    int around = 4;
    int levels = FrameReader.MAX_DEPTH - around;
    String deep = potEvent("{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    assertThat(Streams.frames(Streams.of(deep), 1 << 16).getFirst()).isInstanceOf(Frame.Text.class);
    assertThat(decode(deep)).isInstanceOf(Decoded.Ok.class);
    String deeper = potEvent("{\"a\":" + "[".repeat(levels + 1) + "]".repeat(levels + 1) + "}");
    assertThat(Streams.frames(Streams.of(deeper), 1 << 16).getFirst())
        .isInstanceOf(Frame.TooLarge.class);
    assertThat(decode(deeper)).isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingWithoutEndOverflowsNoStack(String level) {
    assertThat(decode(level.repeat(100_000))).isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "9223372036854775807,9223372036854775807",
    "9223372036854775808,9223372036854775808",
    "18446744073709551615,18446744073709551615",
    "18446744073709551616,",
    "-1,",
    "-0,0",
    "1.0,",
    "1e2,",
    "'\"7\"',",
    "null,",
    "true,",
    "[7],"
  })
  void idsAreUnsignedNumbersOfSixtyFourBits(String number, String read) {
    Decoded decoded =
        decode(
            "{\"version\":2,\"message\":{\"NodeStatusUpdate\":{\"node_id\":"
                + number
                + ",\"status\":\"Running\"}}}");
    if (read == null) {
      assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
    } else {
      assertThat(decoded)
          .isEqualTo(
              new Decoded.Ok(new NodeStatusUpdate(NodeId.parse(read), NodeStatus.RUNNING, null)));
    }
  }

  @Test
  void allOtherUnsignedNumbersHaveTheirWholeRangeToo() {
    NodeId node = new NodeId(-1);
    List<Message> messages =
        List.of(
            new EventAck(node, -1),
            new NodeStatusUpdate(node, NodeStatus.RUNNING, Map.of("seen", -1L, "sent", 1L << 63)));
    for (Message message : messages) {
      assertThat(codec.decode(codec.encode(message))).isEqualTo(new Decoded.Ok(message));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400", "-1e400", "1e-400", "1e1000000000", "0.1", "123456789012345678901"})
  void hugeNumbersInDataStayJson(String number) {
    Decoded decoded = decode(potEvent("{\"n\":" + number + "}"));
    assertThat(decoded).isInstanceOf(Decoded.Ok.class);
    byte[] encoded = codec.encode(((Decoded.Ok) decoded).message());
    Decoded again = codec.decode(encoded);
    assertThat(again).isInstanceOf(Decoded.Ok.class);
    assertThat(codec.encode(((Decoded.Ok) again).message())).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e4000000000000", "-1e-4000000000000", "0.5e99999999999999999999"})
  void exponentThatNoDecimalCanHoldIsMalformedNotAFault(String number) {
    assertThat(decode(potEvent("{\"n\":" + number + "}"))).isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "1.50",
        "1736937000.123456789",
        "0.1000000000000000055511151231257827",
        "123456789012345678901234567890.5",
        "-1.0E+400",
        "340282366920938463463374607431768211457"
      })
  void numbersInDataKeepAllTheirDigits(String number) {
    Decoded decoded = decode(potEvent("{\"n\":" + number + "}"));
    assertThat(
            new String(codec.encode(((Decoded.Ok) decoded).message()), StandardCharsets.US_ASCII))
        .contains("{\"n\":" + number + "}");
  }

  @Test
  void aNumberWithoutEndIsMalformed() {
    assertThat(decode(potEvent("{\"n\":" + "9".repeat(101) + "}")))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,3", "0,0", "-2,-2", "'\"2\"',-1", "2.0,-1", "null,-1", "1e99,-1"})
  void anotherVersionIsNamed(String version, long read) {
    String text = "{\"version\":" + version + ",\"message\":{\"NodeEvent\":\"Stopped\"}}";
    assertThat(decode(text)).isEqualTo(new Decoded.OtherVersion(read));
  }

  @Test
  void anEnvelopeWithoutVersionIsOfAnotherVersion() {
    assertThat(decode("{\"message\":{\"NodeEvent\":\"Stopped\"}}"))
        .isEqualTo(new Decoded.OtherVersion(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "7"})
  void anEnvelopeWithoutMessageIsInvalid(String message) {
    assertThat(decode("{\"version\":2,\"message\":" + message + "}"))
        .isEqualTo(new Decoded.Invalid("no message"));
    assertThat(decode("{\"version\":2}")).isEqualTo(new Decoded.Invalid("no message"));
  }

  @Test
  void anOlderManagerMaySayNullForItsId() {
    assertThat(
            decode(
                "{\"version\":2,\"message\":{\"RegistrationAck\":{\"node_id\":null,"
                    + "\"accepted\":true}}}"))
        .isEqualTo(new Decoded.Ok(new RegistrationAck(NodeId.BROADCAST, true, null, null, null)));
  }

  @Test
  void whatAnEventSaysIsKeptInEveryForm() {
    for (String event :
        List.of(
            "{\"Alarm\":{\"description\":\"d\"}}",
            "{\"Alarm\":{\"message\":\"d\"}}",
            "{\"Alarm\":\"d\"}",
            "{\"type\":\"Alarm\",\"description\":\"d\"}",
            "{\"type\":\"Alarm\",\"message\":\"d\"}")) {
      assertThat(decode("{\"version\":2,\"message\":{\"NodeEvent\":" + event + "}}"))
          .isEqualTo(new Decoded.Ok(new NodeEvent.Alarm("d")));
    }
  }

  @Test
  void reasonsHoldNoMoreThanAShortPartOfTheInput() {
    String word = "\ud83d\udc1d".repeat(5_000);
    List<String> texts =
        List.of(
            "{\"version\":2,\"message\":{\"" + word + "\":1}}",
            "{\"version\":2,\"message\":{\"NodeEvent\":\"" + word + "\"}}",
            "{\"version\":2,\"message\":{\"NodeStatusUpdate\":{\"node_id\":7,\"status\":\""
                + word
                + "\"}}}",
            "{\"version\":2,\"message\":" + word + "}");
    for (String text : texts) {
      String said = decode(text).toString();
      assertThat(said.length()).isLessThan(300);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(said)).isTrue();
    }
  }

  @Test
  void aCommandNobodyKnowsIsNeverSent() {
    Message message = new NodeCommand(NodeId.BROADCAST, new Command.Unknown("Dance"), null);
    assertThatThrownBy(() -> codec.encode(message)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void olderNodesGetUnitCommandsAsObjects() {
    ManagerMessage restart = new NodeCommand(new NodeId(7), new Command.Restart(), null);
    assertThat(new String(codec.encodeForOlderNode(restart), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"version\":2,\"message\":{\"NodeCommand\":{\"node_id\":7,"
                + "\"command\":{\"Restart\":{}}}}}");
    assertThat(codec.decode(codec.encodeForOlderNode(restart))).isEqualTo(new Decoded.Ok(restart));
  }

  private Decoded decode(String text) {
    return codec.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String potEvent(String data) {
    return "{\"version\":2,\"message\":{\"PotEvent\":{\"node_id\":7,\"pot_id\":\"a\","
        + "\"event_type\":\"t\",\"timestamp\":1705314600,\"data\":"
        + data
        + "}}}";
  }

  /** An error event whose text holds these bytes as they are. */
  private static byte[] error(byte[] text) {
    byte[] before =
        "{\"version\":2,\"message\":{\"NodeEvent\":{\"Error\":{\"message\":\""
            .getBytes(StandardCharsets.UTF_8);
    byte[] after = "\"}}}}".getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[before.length + text.length + after.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    System.arraycopy(text, 0, whole, before.length, text.length);
    System.arraycopy(after, 0, whole, before.length + text.length, after.length);
    return whole;
  }
}
