package io.honeybee.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.CommandRun;
import io.honeybee.app.CuttingProxy;
import io.honeybee.app.RunningManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports of a real manager, over its real API. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class EventsExportTest {
  @TempDir Path directory;
  private RunningManager manager;

  @BeforeEach
  void start() throws Exception {
    manager = RunningManager.in(directory);
  }

  @AfterEach
  void stop() {
    manager.close();
  }

  private CommandRun export(String... more) {
    String[] arguments = {
      "events", "export", "--url", manager.url(), "--token-file", manager.tokenFile().toString()
    };
    return CommandRun.of(
        directory, Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static List<JsonNode> json(String out) {
    return out.lines().map(line -> EventPages.JSON.readTree(line)).toList();
  }

  private static List<String> passwords(CommandRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    return json(run.out()).stream()
        .map(event -> event.path("data").path("password").stringValue())
        .toList();
  }

  @Test
  void allPagesComeOldestFirstAndEachEventOnce() {
    manager.store(2 * EventPages.LIMIT + 7);
    CommandRun run = export();
    assertThat(passwords(run))
        .isEqualTo(
            Stream.iterate(1, i -> i + 1).limit(manager.stored()).map(i -> "p" + i).toList());
    assertThat(run.err()).contains("exported 1007 events to standard output");
  }

  @Test
  void anEmptyStoreAndASingleEventAreExportedToo() {
    assertThat(export().out()).isEmpty();
    assertThat(export("--format", "csv").out()).isEqualTo(CsvLines.HEAD);
    manager.store(1);
    assertThat(passwords(export())).containsExactly("p1");
  }

  @Test
  void filtersAndTimesBoundWhatIsExported() {
    manager.store(20);
    manager.store("ssh.command.input", TestEvents.data().put("password", "none"));
    assertThat(
            passwords(
                export(
                    "--since", "2026-01-15T10:30:05Z", "--until", "2026-01-15T12:30:07.123+02:00")))
        .containsExactly("p5", "p6");
    assertThat(passwords(export("--until", "2026-01-15"))).isEmpty();
    assertThat(passwords(export("--since", "1s"))).isEmpty();
    assertThat(passwords(export("--type", "ssh.command.input"))).containsExactly("none");
    assertThat(passwords(export("--pot", "other"))).isEmpty();
    assertThat(passwords(export("--node", "18446744073709551615"))).hasSize(21);
    assertThat(passwords(export("--node", "1"))).isEmpty();
  }

  @Test
  void hostileTextsComeThroughEachFormatWhole() throws IOException {
    for (String text : HostileTexts.ALL) {
      ObjectNode data = TestEvents.data().put("input", text);
      data.put("src_ip", "203.0.113.7");
      manager.store("ssh.command.input", data);
    }
    String jsonl = export("--format", "jsonl").out();
    assertThat(jsonl).matches("(?s)[ -~\n]*");
    assertThat(json(jsonl).stream().map(event -> event.at("/data/input").stringValue()))
        .containsExactlyElementsOf(HostileTexts.ALL);

    String ecs = export("--format", "ecs").out();
    assertThat(ecs).matches("(?s)[ -~\n]*");
    assertThat(json(ecs).stream().map(event -> event.at("/honeybee/data/input").stringValue()))
        .containsExactlyElementsOf(HostileTexts.ALL);

    Path file = directory.resolve("events.csv");
    assertThat(export("--format", "CSV", "-o", file.toString()).code()).isZero();
    List<List<String>> lines = Rfc4180.read(Files.readString(file));
    assertThat(lines.stream().skip(1).map(cells -> Rfc4180.original(cells.get(10))))
        .containsExactlyElementsOf(HostileTexts.ALL);
  }

  @Test
  void aFileIsPrivateAndNeverReplaced() throws IOException {
    manager.store(3);
    Path folder = Files.createDirectory(directory.resolve("exports"));
    Path file = folder.resolve("events.jsonl");
    CommandRun run = export("-o", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("exported 3 events to " + file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    manager.store(1);
    CommandRun again = export("-o", file.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is there already").hasLineCount(1);
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(export("-o", folder.resolve("no/x").toString()).code()).isEqualTo(2);
  }

  @Test
  void aPageThatBreaksOffIsFetchedAgain() throws IOException {
    manager.store(2 * EventPages.LIMIT + 7);
    try (CuttingProxy proxy = CuttingProxy.to(manager.port(), 200_000)) {
      CommandRun run =
          CommandRun.of(
              directory,
              "events",
              "export",
              "--url",
              proxy.url(),
              "--token-file",
              manager.tokenFile().toString());
      assertThat(passwords(run))
          .isEqualTo(
              Stream.iterate(1, i -> i + 1).limit(manager.stored()).map(i -> "p" + i).toList());
      assertThat(proxy.cuts()).isPositive();
      assertThat(run.err()).contains("trying again").contains("connected again");
    }
  }

  @Test
  void theManagersOwnCaIsVerified() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("secure"));
    try (RunningManager secure = RunningManager.withHttps(folder)) {
      secure.store(2);
      String token = secure.tokenFile().toString();
      Path ca = folder.resolve("manager/ca.crt");
      Path other = directory.resolve("other");
      CommandRun.of(directory, "certs", "init", "--dir", other.toString());

      assertThat(passwords(https(secure.url(), token, "--ca", ca.toString())))
          .containsExactly("p1", "p2");
      for (String[] wrong :
          new String[][] {{"--ca", other.resolve("ca.crt").toString()}, {}, {"--ca", "none"}}) {
        CommandRun run = https(secure.url(), token, wrong);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("--ca").doesNotContain("Exception").hasLineCount(1);
        assertThat(run.out()).isEmpty();
      }
      CommandRun wrongName =
          https(secure.url().replace("127.0.0.1", "localhost"), token, "--ca", ca.toString());
      assertThat(wrongName.code()).as(wrongName.err()).isEqualTo(2);
      assertThat(wrongName.err()).contains("--url").hasLineCount(1);
    }
  }

  private CommandRun https(String url, String token, String... more) {
    String[] arguments = {
      "events", "export", "--url", url, "--token-file", token, "--retries", "0"
    };
    return CommandRun.of(
        directory, Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void aLostConnectionLeavesNoHalfFile() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("exports"));
    CommandRun run =
        CommandRun.of(
            directory,
            "events",
            "export",
            "--url",
            "http://127.0.0.1:" + closedPort(),
            "--token-file",
            manager.tokenFile().toString(),
            "--retries",
            "1",
            "-o",
            folder.resolve("x").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("trying again in 0.5 seconds")
        .contains("see that it runs and that --url is right (https where it speaks TLS)")
        .doesNotContain("Exception")
        .hasLineCount(2);
    assertThat(folder).isEmptyDirectory();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--since=yesterday",
        "--until=2026-13-01",
        "--format=xml",
        "--node=abc",
        "--token=hb_x",
        "-c=none.yaml"
      })
  void badArgumentsAreToldInASentence(String argument) {
    CommandRun run = export(argument);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void aRefusedTokenIsTheOperatorsToMend() throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong"), "hb_wrong");
    CommandRun single =
        CommandRun.of(
            directory,
            "events",
            "export",
            "--url",
            manager.url(),
            "--token-file",
            wrong.toString());
    assertThat(single.code()).isEqualTo(2);
    assertThat(single.err())
        .contains("refuses the token")
        .contains("manager token add")
        .doesNotContain("hb_wrong")
        .hasLineCount(1);
  }
}
