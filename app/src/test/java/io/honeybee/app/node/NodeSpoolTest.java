package io.honeybee.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.CommandRun;
import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What waits on a node, shown beside the spool of a node that runs. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class NodeSpoolTest {
  private static final String HOSTILE = "a\u001b[2Jb\u202e\n<script>";

  @TempDir Path directory;
  private final InstantSource clock = InstantSource.system();
  private EventSpool spool;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        directory.resolve("node.yaml"),
        """
        server: {address: '127.0.0.1:9001'}
        honeypot: {base_dir: '%s'}
        """
            .formatted(directory.resolve("node")));
    spool =
        new EventSpool(
            SpoolSettings.defaults(directory.resolve("node").resolve("spool")),
            clock,
            new Random(1),
            (_, _) -> {});
  }

  @AfterEach
  void stop() {
    spool.stop();
  }

  private CommandRun run(String... more) {
    String[] arguments = {"node", "spool", "-c", directory.resolve("node.yaml").toString()};
    return CommandRun.of(
        directory, Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private void append(String potId, String eventType) {
    spool.append(
        new PotEvent(
            NodeId.parse("18446744073709551615"),
            potId,
            "ssh",
            eventType,
            clock.instant(),
            JsonNodeFactory.instance.objectNode().put("password", "x"),
            null,
            null));
  }

  @Test
  void waitingEventsAreCountedWhileTheSpoolIsOpen() throws Exception {
    spool.start();
    append("ssh", "ssh.session.connect");
    append("ssh", "ssh.login.failed");
    append("ssh", "ssh.session.closed");

    CommandRun text = run();

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("manager has  nothing yet")
        .containsPattern("waiting +3 events, .* of at most 256.0 MiB")
        .containsPattern("oldest +number 1, ssh.session.connect of pot ssh, taken 20")
        .containsPattern("newest +number 3, ssh.session.closed of pot ssh, taken 20")
        .doesNotContain("damaged");

    JsonNode json = JsonMapper.shared().readTree(run("--json").out());
    assertThat(json.path("waiting_events").longValue()).isEqualTo(3);
    assertThat(json.path("waiting_bytes").longValue()).isPositive();
    assertThat(json.path("max_bytes").longValue()).isEqualTo(256 << 20);
    assertThat(json.path("damaged_events").longValue()).isZero();
    assertThat(json.path("oldest").path("seq").stringValue()).isEqualTo("1");
    assertThat(json.path("newest").path("event_type").stringValue())
        .isEqualTo("ssh.session.closed");
    assertThat(json.path("newest").path("age_ms").longValue()).isBetween(0L, 600_000L);
  }

  @Test
  void acknowledgedEventsWaitNoMore() throws Exception {
    spool.start();
    append("ssh", "ssh.session.connect");
    append("ssh", "ssh.login.failed");
    assertThat(spool.read(0, 10, Duration.ZERO)).hasSize(2);
    spool.acknowledge(2);
    spool.stop();

    assertThat(run().out())
        .contains("manager has  all up to number 2")
        .containsPattern("waiting +nothing")
        .doesNotContain("oldest");
    JsonNode json = JsonMapper.shared().readTree(run("--json").out());
    assertThat(json.path("acknowledged").stringValue()).isEqualTo("2");
    assertThat(json.path("oldest").isNull()).isTrue();
  }

  @Test
  void namesOfAnAttackersReachTheTerminalAsEscapes() throws Exception {
    spool.start();
    append(HOSTILE, HOSTILE);

    assertThat(run().out()).contains("a\\x1b[2Jb").doesNotContain("\u001b", "\u202e");
    String json = run("--json").out();
    assertThat(json).doesNotContain("\u001b", "\u202e").hasLineCount(1);
    assertThat(JsonMapper.shared().readTree(json).path("oldest").path("pot_id").stringValue())
        .isEqualTo(HOSTILE);
  }

  @Test
  void aNodeThatNeverRanIsSaidToHaveNoSpool() {
    CommandRun run = run();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("spool.dir").contains("does not exist").hasLineCount(1);
  }
}
