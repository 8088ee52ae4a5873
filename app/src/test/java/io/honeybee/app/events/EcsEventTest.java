package io.honeybee.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in the words of the Elastic Common Schema. */
class EcsEventTest {
  private static ObjectNode attack() {
    ObjectNode data = TestEvents.data();
    data.put("src_ip", "203.0.113.7").put("src_port", 40_001);
    return data.put("dst_ip", "2001:db8::1").put("dst_port", 22);
  }

  private static ObjectNode ecs(String eventType, ObjectNode data) {
    return EcsEvent.of(TestEvents.of(eventType, data));
  }

  @Test
  void aFailedLoginIsWholeInItsWords() {
    ObjectNode data = attack().put("username", "root").put("password", "toor");
    assertThat(ecs("ssh.login.failed", data))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"@timestamp":"2026-01-15T10:30:00.123Z",
                     "ecs":{"version":"8.17.0"},
                     "event":{"kind":"event","category":["authentication"],"type":["start"],
                       "action":"ssh.login.failed","outcome":"failure","id":"01KEVENT",
                       "module":"honeybee"},
                     "source":{"ip":"203.0.113.7","port":40001},
                     "destination":{"ip":"2001:db8::1","port":22},
                     "user":{"name":"root"},
                     "related":{"ip":["203.0.113.7","2001:db8::1"],"user":["root"]},
                     "honeybee":{"node_id":"18446744073709551615","pot_id":"ssh-1","pot_type":"ssh",
                       "data":{"src_ip":"203.0.113.7","src_port":40001,"dst_ip":"2001:db8::1",
                         "dst_port":22,"username":"root","password":"toor"}}}
                    """));
  }

  @ParameterizedTest
  @CsvSource({
    "ssh.session.connect,     network session, connection start, ",
    "cowrie.session.connect,  network session, connection start, ",
    "telnet.session.closed,   network session, connection end, ",
    "ssh.login.success,       authentication,  start,            success",
    "cowrie.login.failed,     authentication,  start,            failure",
    "redis.command.input,     process,         start, ",
    "cowrie.command.failed,   process,         start,            failure",
    "cowrie.session.file_download, file,       creation,         success",
    "cowrie.session.file_upload,   file,       creation,         success",
    "ssh.client.version,      network,         protocol info, ",
    "cowrie.direct-tcpip.request, network,     connection, ",
  })
  void typesHaveTheirPlaceInTheSchema(
      String eventType, String categories, String types, String outcome) {
    ObjectNode event = (ObjectNode) ecs(eventType, attack()).path("event");
    assertThat(event.path("category").valueStream().map(c -> c.stringValue()))
        .containsExactly(categories.split(" "));
    assertThat(event.path("type").valueStream().map(t -> t.stringValue()))
        .containsExactly(types.split(" "));
    assertThat(event.path("outcome").asString("")).isEqualTo(outcome == null ? "" : outcome);
    assertThat(event.path("action").stringValue()).isEqualTo(eventType);
  }

  @ParameterizedTest
  @CsvSource({"opencanary.3001", "unheard", "''", "login.failed.not", "a..b"})
  void unknownTypesKeepTheirActionAndAllData(String eventType) {
    ObjectNode data = TestEvents.data();
    data.putObject("logdata").put("USERNAME", "x").putArray("list").add(1.50);
    ObjectNode ecs = ecs(eventType, data);
    assertThat(ecs.path("event").path("action").stringValue()).isEqualTo(eventType);
    assertThat(ecs.path("event").has("category")).isFalse();
    assertThat(ecs.path("event").has("outcome")).isFalse();
    assertThat(ecs.path("honeybee").path("data")).isEqualTo(data);
  }

  @Test
  void commandsDownloadsAndHashesAreTold() {
    assertThat(
            ecs("ssh.command.input", attack().put("input", "uname -a"))
                .at("/process/command_line")
                .stringValue())
        .isEqualTo("uname -a");
    ObjectNode download =
        ecs(
            "cowrie.session.file_download",
            attack().put("url", "http://x/a?b=\u001b").put("shasum", "AB".repeat(32)));
    assertThat(download.at("/url/original").stringValue()).isEqualTo("http://x/a?b=\u001b");
    assertThat(download.at("/file/hash/sha256").stringValue()).isEqualTo("ab".repeat(32));
  }

  @ParameterizedTest
  @MethodSource("io.honeybee.app.events.HostileTexts#stream")
  void whatIsNoAddressPortOrHashStandsOnlyInTheData(String hostile) {
    ObjectNode data = TestEvents.data().put("src_ip", hostile).put("src_port", hostile);
    data.put("dst_ip", "fe80::1%eth0").put("dst_port", 65_536).put("shasum", hostile);

    ObjectNode ecs = ecs(hostile, data);

    assertThat(ecs.has("source")).isFalse();
    assertThat(ecs.has("destination")).isFalse();
    assertThat(ecs.has("file")).isFalse();
    assertThat(ecs.has("related")).isFalse();
    assertThat(ecs.path("honeybee").path("data")).isEqualTo(data);
    assertThat(ExportFormat.ECS.line(TestEvents.of(hostile, data)))
        .matches("[ -~]+\n")
        .satisfies(line -> assertThat(JsonMapper.shared().readTree(line)).isEqualTo(ecs));
  }

  @Test
  void whatPotsDeclareIsWhereTheSchemaHasAWordForIt() {
    ObjectNode closed = ecs("ssh.session.closed", attack().put("duration_ms", 1_500));
    assertThat(closed.path("event").path("duration").longValue()).isEqualTo(1_500_000_000L);
    ObjectNode upload =
        ecs("ssh.session.file_upload", attack().put("filename", "x.sh").put("size", 12));
    assertThat(upload.path("file").path("name").asString()).isEqualTo("x.sh");
    assertThat(upload.path("file").path("size").longValue()).isEqualTo(12);
    ObjectNode login = attack();
    login.putArray("threat_technique_id").add("T1110.001");
    assertThat(ecs("telnet.login.failed", login).path("threat").path("technique").path("id"))
        .hasToString("[\"T1110.001\"]");
    assertThat(ecs("cowrie.session.file_download", attack().put("url", "http://x/")).path("url"))
        .hasToString("{\"original\":\"http://x/\"}");
  }

  @Test
  void whatTheSchemaWouldNotTakeStandsOnlyInTheData() {
    ObjectNode hostile = attack().put("size", "-1").put("duration_ms", Long.MAX_VALUE);
    hostile.putObject("filename").put("a", 1);
    ObjectNode ecs = ecs("ssh.log.closed", hostile);
    assertThat(ecs.has("file")).isFalse();
    assertThat(ecs.path("event").has("duration")).isFalse();
    assertThat(ecs.path("honeybee").path("data")).isEqualTo(hostile);
  }
}
