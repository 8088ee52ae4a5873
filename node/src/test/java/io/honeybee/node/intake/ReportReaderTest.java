package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00.123456789Z");
  private final ReportReader reader = new ReportReader(InstantSource.fixed(NOW));

  private Report read(String line) throws BadLine {
    return reader.read(line).orElseThrow();
  }

  private String data(String line) throws BadLine {
    return read(line).data().toString();
  }

  private void refused(String line, String reason) {
    assertThatThrownBy(() -> reader.read(line))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining(reason);
  }

  @Test
  void cowriesOwnLogObjectIsAnEventWithAllItsFields() throws BadLine {
    Report report =
        read(
            """
            {"eventid":"cowrie.login.failed","username":"root","password":"123456",\
            "message":"login attempt [root/123456] failed","sensor":"edge",\
            "timestamp":"2026-01-15T10:30:00.123456Z","src_ip":"192.0.2.7","session":"a1b2c3d4e5f6"}\
            """);
    assertThat(report.eventType()).isEqualTo("cowrie.login.failed");
    assertThat(report.potId()).isEqualTo("unknown");
    assertThat(report.potType()).isEqualTo("cowrie");
    assertThat(report.timestamp()).isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z"));
    assertThat(report.data().toString())
        .isEqualTo(
            """
            {"username":"root","password":"123456",\
            "message":"login attempt [root/123456] failed","sensor":"edge",\
            "src_ip":"192.0.2.7","session":"a1b2c3d4e5f6"}""");
  }

  @Test
  void theAddedFieldsNameThePot() throws BadLine {
    Report report =
        read(
            """
            {"honeybee_honeypot_id":"cowrie-01","honeybee_honeypot_type":"cowrie-ssh",\
            "eventid":"cowrie.client.kex","session":"a1","hassh":"92674389fa1e47a27ddd8d9b63ecd42b",\
            "kexAlgs":["curve25519-sha256","ecdh-sha2-nistp256"],"timestamp":1768473000.5}""");
    assertThat(report.potId()).isEqualTo("cowrie-01");
    assertThat(report.potType()).isEqualTo("cowrie-ssh");
    assertThat(report.timestamp()).isEqualTo(Instant.parse("2026-01-15T10:30:00.500Z"));
    assertThat(report.data().toString())
        .isEqualTo(
            """
            {"session":"a1","hassh":"92674389fa1e47a27ddd8d9b63ecd42b",\
            "kexAlgs":["curve25519-sha256","ecdh-sha2-nistp256"]}""");
  }

  @Test
  void theDataOfThePotsFormIsTheData() throws BadLine {
    Report report =
        read(
            """
            {"pot_id":"ftp-1","pot_type":"ftp","event_type":"ftp.login.failed",\
            "timestamp":1768473000123,"data":{"username":"anonymous","nested":{"a":[1,null,true]}}}""");
    assertThat(report.potId()).isEqualTo("ftp-1");
    assertThat(report.potType()).isEqualTo("ftp");
    assertThat(report.eventType()).isEqualTo("ftp.login.failed");
    assertThat(report.timestamp()).isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z"));
    assertThat(report.data().toString())
        .isEqualTo("{\"username\":\"anonymous\",\"nested\":{\"a\":[1,null,true]}}");
  }

  @Test
  void whatStandsBesideTheDataIsKeptToo() throws BadLine {
    assertThat(data("{\"event_type\":\"a.b\",\"data\":{\"x\":1,\"y\":2},\"y\":3,\"z\":4}"))
        .isEqualTo("{\"x\":1,\"y\":2,\"y_\":3,\"z\":4}");
    assertThat(data("{\"event_type\":\"a.b\",\"z\":4}")).isEqualTo("{\"z\":4}");
    assertThat(data("{\"event_type\":\"a.b\",\"data\":null}")).isEqualTo("{}");
    assertThat(data("{\"event_type\":\"a.b\",\"data\":\"text\"}")).isEqualTo("{\"data\":\"text\"}");
  }

  @Test
  void inCowriesFormDataIsAFieldLikeAnyOther() throws BadLine {
    assertThat(
            data("{\"eventid\":\"cowrie.direct-tcpip.data\",\"data\":{\"x\":1},\"dst_port\":80}"))
        .isEqualTo("{\"data\":{\"x\":1},\"dst_port\":80}");
  }

  @Test
  void onlyWhatIsTakenLeavesTheData() throws BadLine {
    Report report =
        read(
            "{\"event_type\":\"a.b\",\"eventid\":\"c.d\",\"pot_id\":\"p\","
                + "\"honeybee_honeypot_id\":\"q\",\"pot_type\":7}");
    assertThat(report.eventType()).isEqualTo("a.b");
    assertThat(report.potId()).isEqualTo("p");
    assertThat(report.potType()).isEqualTo("a");
    assertThat(report.data().toString())
        .isEqualTo("{\"eventid\":\"c.d\",\"honeybee_honeypot_id\":\"q\",\"pot_type\":7}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "5", "[\"p\"]", "\"a\\nb\"", "\"\\u001b[31m\""})
  void anIdThatCannotBeUsedStaysInTheData(String id) throws BadLine {
    Report report = read("{\"eventid\":\"x\",\"pot_id\":" + id + "}");
    assertThat(report.potId()).isEqualTo("unknown");
    assertThat(report.potType()).isEqualTo("unknown");
    assertThat(report.data().has("pot_id")).isTrue();
  }

  @Test
  void aLongIdStaysInTheDataToo() throws BadLine {
    assertThat(read("{\"eventid\":\"x\",\"pot_id\":\"" + "p".repeat(128) + "\"}").potId())
        .hasSize(128);
    assertThat(read("{\"eventid\":\"x\",\"pot_id\":\"" + "p".repeat(129) + "\"}").potId())
        .isEqualTo("unknown");
  }

  @Test
  void withoutATimeItIsNow() throws BadLine {
    Instant now = Instant.parse("2026-07-01T00:00:00.123Z");
    assertThat(read("{\"eventid\":\"x\"}").timestamp()).isEqualTo(now);
    assertThat(read("{\"eventid\":\"x\",\"timestamp\":null}").timestamp()).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-17",
        "2147483648",
        "18446744073709551616",
        "123456789012345678901234567890123456789012345678901234567890",
        "0.1",
        "1.50",
        "0.1000000000000000055511151231257827",
        "-1.0E+400",
        "\"18446744073709551616\"",
        "\"\\u0000\\u001b[2J\"",
        "true",
        "null",
        "[]",
        "[[1,[2.50,{\"a\":[]}]],{}]"
      })
  void valuesAreKeptUnchanged(String value) throws BadLine {
    assertThat(data("{\"eventid\":\"x\",\"v\":" + value + "}").toUpperCase(java.util.Locale.ROOT))
        .isEqualTo(("{\"v\":" + value + "}").toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  void aNumberThatTheProtocolCannotCarryIsKeptAsText() throws BadLine {
    String digits = "9".repeat(60_000);
    assertThat(data("{\"eventid\":\"x\",\"v\":" + digits + "}"))
        .isEqualTo("{\"v\":\"" + digits + "\"}");
    for (String number : new String[] {"1e10000", "-1E-99999999999999999999", "0." + digits}) {
      assertThat(data("{\"eventid\":\"x\",\"v\":" + number + "}"))
          .isEqualTo("{\"v\":\"" + number + "\"}");
    }
  }

  @Test
  void whatIsNestedTooDeepForTheProtocolIsKeptAsText() throws BadLine {
    String carried = "[".repeat(28) + "1" + "]".repeat(28);
    assertThat(data("{\"eventid\":\"x\",\"v\":" + carried + "}"))
        .isEqualTo("{\"v\":" + carried + "}");
    String deeper = "[".repeat(28) + "[[[1]]]" + "]".repeat(28);
    assertThat(data("{\"eventid\":\"x\",\"v\":" + deeper + "}"))
        .isEqualTo("{\"v\":" + "[".repeat(28) + "\"[[[1]]]\"" + "]".repeat(28) + "}");
  }

  @Test
  void nestingOverThirtyTwoLevelsIsRefused() {
    refused(
        "{\"eventid\":\"x\",\"v\":" + "[".repeat(32) + "]".repeat(32) + "}", "nesting depth (33)");
    refused("{\"v\":".repeat(10_000), "nesting depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "42", "\"text\"", "null", "true"})
  void whatIsNoObjectIsRefused(String line) {
    refused(line, "it is no JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "nonsense",
        "{\"eventid\":\"x\"",
        "{\"eventid\":\"x",
        "{'eventid':'x'}",
        "{\"eventid\":\"x\",}",
        "{\"eventid\":\"x\",\"n\":NaN}",
        "{\"eventid\":\"x\",\"n\":01}",
        "{\"eventid\":\"x\",\"n\":\"\u0000\"}",
        "{\"eventid\":\"x\"}}",
        "\u0000\u0001\u0002"
      })
  void whatIsNoJsonIsRefused(String line) {
    refused(line, "it is no JSON that can be read");
  }

  @Test
  void twoObjectsOnALineAreRefused() {
    refused("{\"eventid\":\"x\"}{\"eventid\":\"y\"}", "something follows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":1}", "{\"eventid\":5}", "{\"eventid\":\"\"}"})
  void whatNamesNoEventTypeIsRefused(String line) {
    refused(line, "it names no event type (event_type or eventid)");
  }

  @Test
  void aTokenThatNobodyAskedForIsPassedOver() throws BadLine {
    assertThat(reader.read("{\"token\":\"secret\"}")).isEmpty();
    assertThat(data("{\"eventid\":\"x\",\"token\":\"t\"}")).isEqualTo("{\"token\":\"t\"}");
  }

  @Test
  void aMarkOfTheEncodingIsPassedOver() throws BadLine {
    assertThat(read("\ufeff{\"eventid\":\"x\"}").eventType()).isEqualTo("x");
  }
}
