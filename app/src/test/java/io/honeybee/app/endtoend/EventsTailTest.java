package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.CommandRun;
import io.honeybee.app.CuttingProxy;
import io.honeybee.app.RunningManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code honeybee events tail} as a process of its own, beside a real manager. */
class EventsTailTest {
  private static final String HOSTILE = "\u001b[31m<script>\n\0\ud800\u202e";

  @TempDir Path directory;

  private HoneybeeProcess tail(RunningManager manager, String url, String... more)
      throws Exception {
    HoneybeeProcess tail =
        HoneybeeProcess.start(
            directory,
            Stream.of(
                    new String[] {
                      "events", "tail", "--url", url, "--token-file", manager.tokenFile().toString()
                    },
                    more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    tail.awaitErr(line -> line.contains("following events"));
    return tail;
  }

  private static List<String> passwords(HoneybeeProcess tail) {
    return tail.out().stream()
        .map(line -> JsonMapper.shared().readTree(line).at("/data/password").stringValue())
        .toList();
  }

  private static List<String> passwords(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "p" + i).toList();
  }

  @Test
  void whatIsStoredFromNowOnIsShownUntilCtrlC() throws Exception {
    try (RunningManager manager = RunningManager.in(directory)) {
      manager.store(1);
      try (HoneybeeProcess json = tail(manager, manager.url(), "--json");
          HoneybeeProcess text =
              HoneybeeProcess.start(
                  directory, "events", "tail", "-c", withPort(manager).toString(), "--type", "a")) {
        text.awaitErr(line -> line.contains("following events"));
        manager.store(1);
        manager.store("a", JsonNodeFactory.instance.objectNode().put("password", HOSTILE));
        json.awaitOut(line -> line.contains("\"event_type\":\"a\""));
        String line = text.awaitOut(shown -> true);

        assertThat(passwords(json)).containsExactly("p2", HOSTILE);
        assertThat(json.out()).allMatch(shown -> shown.matches("[ -~]+"));
        JsonNode event = JsonMapper.shared().readTree(json.out().getFirst());
        assertThat(event.propertyNames())
            .containsExactlyInAnyOrder(
                "event_id", "node_id", "pot_id", "pot_type", "event_type", "timestamp", "data");
        assertThat(line)
            .contains("password=\\x1b[31m<script>\\n\\x00\\u{d800}\\u{202e}")
            .doesNotContain("\u001b", "\u202e");
        assertThat(text.out()).hasSize(1);
        assertThat(json.interrupt()).as(json.all()).isZero();
        assertThat(text.terminate()).as(text.all()).isZero();
        assertThat(json.all()).doesNotContain("Exception");
      }
    }
  }

  /** The test's manager listens on any port, which a configuration cannot tell. */
  private Path withPort(RunningManager manager) throws Exception {
    Path file = directory.resolve("with-port.yaml");
    return Files.writeString(
        file,
        "manager: {dir: '%s'}\nhttp: {address: '127.0.0.1:%d'}\n"
            .formatted(directory.resolve("manager"), manager.port()));
  }

  @Test
  void aConnectionThatBreaksAgainAndAgainLosesNothingAndRepeatsNothing() throws Exception {
    try (RunningManager manager = RunningManager.in(directory);
        CuttingProxy proxy = CuttingProxy.to(manager.port(), 4_000);
        HoneybeeProcess tail = tail(manager, proxy.url(), "--json")) {
      manager.store(60);
      tail.awaitOut(line -> line.contains("\"p60\""));
      assertThat(passwords(tail)).isEqualTo(passwords(1, 60));
      assertThat(proxy.cuts()).isPositive();
      assertThat(tail.all()).contains("trying again in 0.5 seconds").contains("connected again");
      assertThat(tail.interrupt()).isZero();
    }
  }

  @Test
  void aManagerThatStartsAgainIsFollowedOn() throws Exception {
    RunningManager manager = RunningManager.in(directory);
    int port = manager.port();
    try (HoneybeeProcess tail = tail(manager, manager.url(), "--json")) {
      manager.store(3);
      tail.awaitOut(line -> line.contains("\"p3\""));
      manager.close();
      tail.awaitErr(line -> line.contains("no connection to http://127.0.0.1:" + port));
      manager = RunningManager.in(directory, port);
      manager.store(2);
      Eventually.holds(() -> tail.out().size() == 5, tail::all);
      assertThat(passwords(tail)).containsExactly("p1", "p2", "p3", "p1", "p2");
    } finally {
      manager.close();
    }
  }

  @Test
  void aConnectionThatStaysLostEndsItWithExitCodeOne() throws Exception {
    RunningManager manager = RunningManager.in(directory);
    try (HoneybeeProcess tail = tail(manager, manager.url(), "--retries", "1")) {
      manager.close();
      assertThat(tail.exitCode()).as(tail.all()).isEqualTo(1);
      assertThat(tail.all())
          .contains("the connection to the manager at http://127.0.0.1:")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aTokenThatIsRefusedEndsItWithExitCodeTwo() throws Exception {
    try (RunningManager manager = RunningManager.in(directory)) {
      Path wrong = Files.writeString(directory.resolve("wrong"), "hb_wrong");
      CommandRun run =
          CommandRun.of(
              directory,
              "events",
              "tail",
              "--url",
              manager.url(),
              "--token-file",
              wrong.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("refuses the token").hasLineCount(1);
    }
  }
}
