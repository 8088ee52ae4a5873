package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job, with real processes and real attackers' clients. */
class DemoTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  @Test
  void sshAttackReachesTheScreenTheStoreAndTheApi() throws Exception {
    try (HoneybeeProcess demo = demo(directory, "--json")) {
      JsonNode ready = ready(demo);
      ManagerApi api = api(ready);
      int sshPort = ready.path("pots").path("ssh").intValue();

      String shown = RealClient.ssh(sshPort, "root", "toor", "uname -a; cat /etc/passwd");
      assertThat(shown).startsWith("Linux ").contains("root:x:0:0:root:/root:/bin/bash");

      JsonNode login = event(demo, "ssh.login.success");
      JsonNode data = login.path("data");
      String session = data.path("session").stringValue();
      assertThat(data.path("username").stringValue()).isEqualTo("root");
      assertThat(data.path("password").stringValue()).isEqualTo("toor");
      assertThat(data.path("src_ip").stringValue()).isEqualTo("127.0.0.1");
      assertThat(data.path("src_port").intValue()).isPositive();
      assertThat(data.path("dst_port").intValue()).isEqualTo(sshPort);
      assertThat(data.path("protocol").stringValue()).isEqualTo("ssh");
      assertThat(login.path("pot_id").stringValue()).isEqualTo("ssh");
      assertThat(login.path("pot_type").stringValue()).isEqualTo("ssh");
      assertThat(login.path("node_id").stringValue()).matches("[1-9][0-9]*");
      assertThat(login.path("event_id").stringValue()).matches("[0-9A-HJKMNP-TV-Z]{26}");
      assertThat(Instant.parse(login.path("timestamp").stringValue()))
          .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));

      JsonNode version = event(demo, "ssh.client.version").path("data");
      assertThat(version.path("version").stringValue()).startsWith("SSH-2.0-OpenSSH_");
      assertThat(version.path("hassh").stringValue()).matches("[0-9a-f]{32}");
      assertThat(event(demo, "ssh.command.input").path("data").path("input").stringValue())
          .isEqualTo("uname -a; cat /etc/passwd");
      JsonNode closed = event(demo, "ssh.session.closed").path("data");
      assertThat(closed.path("duration").isNumber()).isTrue();
      assertThat(closed.path("session").stringValue()).isEqualTo(session);

      // What the API gives is the very object that was printed.
      JsonNode stored = api.get("/api/v1/events?type=ssh.login.success");
      assertThat(stored.path("events").get(0)).isEqualTo(login);
      assertThat(stored.path("next").isNull()).isTrue();
      assertThat(api.statusWithoutToken("/api/v1/events")).isEqualTo(401);
      assertThat(api.statusWithoutToken("/health")).isEqualTo(200);
      assertThat(demo.interrupt()).as(demo.all()).isZero();
      assertThat(demo.out())
          .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
    }
  }

  @Test
  void telnetAttackIsCaughtWithEachPasswordTried() throws Exception {
    try (HoneybeeProcess demo = demo(directory, "--json")) {
      int port = ready(demo).path("pots").path("telnet").intValue();
      RealClient.telnet(
          port,
          List.of("ogin: ", "root", "assword: ", "xc3511", "# ", "id", "uid=0(root)", "exit"));
      JsonNode login = event(demo, "telnet.login.success").path("data");
      assertThat(login.path("username").stringValue()).isEqualTo("root");
      assertThat(login.path("password").stringValue()).isEqualTo("xc3511");
      assertThat(event(demo, "telnet.command.input").path("data").path("input").stringValue())
          .isEqualTo("id");
      assertThat(event(demo, "telnet.session.closed").path("data").path("duration").isNumber())
          .isTrue();
      assertThat(demo.terminate()).as(demo.all()).isZero();
    }
  }

  @Test
  void secondRunInTheSameFolderKeepsIdentityAndEvents() throws Exception {
    String nodeId;
    String eventId;
    String token;
    try (HoneybeeProcess demo = demo(directory, "--json")) {
      JsonNode ready = ready(demo);
      token = ready.path("token").stringValue();
      RealClient.ssh(ready.path("pots").path("ssh").intValue(), "root", "toor", "id");
      JsonNode login = event(demo, "ssh.login.success");
      nodeId = login.path("node_id").stringValue();
      eventId = login.path("event_id").stringValue();
      assertThat(demo.interrupt()).as(demo.all()).isZero();
    }
    try (HoneybeeProcess demo = demo(directory, "--json")) {
      JsonNode ready = ready(demo);
      assertThat(ready.path("token").stringValue()).isEqualTo(token);
      JsonNode nodes = api(ready).get("/api/v1/nodes").path("nodes");
      assertThat(nodes).hasSize(1);
      assertThat(nodes.get(0).path("node_id").stringValue()).isEqualTo(nodeId);
      JsonNode events = api(ready).get("/api/v1/events?type=ssh.login.success").path("events");
      assertThat(events).hasSize(1);
      assertThat(events.get(0).path("event_id").stringValue()).isEqualTo(eventId);
      assertThat(demo.interrupt()).as(demo.all()).isZero();
    }
  }

  @Test
  void dashboardLetsInWhoHasThePasswordThatTheDemoPrinted() throws Exception {
    try (HoneybeeProcess demo = demo(directory, "--json");
        HttpClient browser =
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
      JsonNode ready = ready(demo);
      URI url = URI.create("http://127.0.0.1:" + ready.path("http_port").intValue() + "/");
      HttpResponse<String> login =
          browser.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(login.uri().getPath()).isEqualTo("/login");
      String form =
          "user="
              + ready.path("user").stringValue()
              + "&password="
              + ready.path("password").stringValue();
      HttpResponse<String> live =
          browser.send(
              HttpRequest.newBuilder(login.uri())
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(live.uri().getPath()).isEqualTo("/");
      assertThat(live.body()).contains("Sign out demo");
      HttpResponse<String> nodes =
          browser.send(
              HttpRequest.newBuilder(url.resolve("/api/v1/nodes")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(nodes.body()).contains("demo-node");
      assertThat(demo.interrupt()).as(demo.all()).isZero();
    }
  }

  @Test
  void twoDemosSideBySideDoNotDisturbEachOther() throws Exception {
    try (HoneybeeProcess one = demo(directory.resolve("one"), "--json");
        HoneybeeProcess two = demo(directory.resolve("two"), "--json")) {
      int portOne = ready(one).path("pots").path("ssh").intValue();
      int portTwo = ready(two).path("pots").path("ssh").intValue();
      assertThat(portOne).isNotEqualTo(portTwo);
      RealClient.ssh(portOne, "root", "first", "id");
      RealClient.ssh(portTwo, "root", "second", "id");
      assertThat(event(one, "ssh.login.success").path("data").path("password").stringValue())
          .isEqualTo("first");
      assertThat(event(two, "ssh.login.success").path("data").path("password").stringValue())
          .isEqualTo("second");
      event(one, "ssh.session.closed");
      event(two, "ssh.session.closed");
      assertThat(one.out()).noneMatch(line -> line.contains("second"));
      assertThat(one.interrupt()).as(one.all()).isZero();
      assertThat(two.interrupt()).as(two.all()).isZero();
    }
  }

  @Test
  void secondDemoInTheSameFolderIsRefusedWithASentence() throws Exception {
    try (HoneybeeProcess one = demo(directory, "--json")) {
      ready(one);
      try (HoneybeeProcess two = demo(directory, "--json")) {
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.all()).contains("another demo runs in").contains("--dir");
      }
    }
  }

  @Test
  void screenShowsHowToAttackAndKeepsHostileTextHarmless() throws Exception {
    try (HoneybeeProcess demo = demo(directory)) {
      String attack = demo.awaitOut(line -> line.contains("ssh -p "));
      int port = Integer.parseInt(attack.replaceAll(".*ssh -p (\\d+).*", "$1"));
      RealClient.ssh(
          port, "root", "\u001b[2J<script>alert(1)</script>", "echo '\u001b]0;owned\u0007'");
      demo.awaitOut(line -> line.contains("ssh.login.success") && line.contains("<script>"));
      demo.awaitOut(line -> line.contains("ssh.command.input") && line.contains("owned"));
      assertThat(demo.all()).doesNotContain("\u001b").doesNotContain("\u0007");
      assertThat(demo.interrupt()).as(demo.all()).isZero();
    }
  }

  @Test
  void demoStopsByItselfAndItsSecretsAreForTheOwnerAlone() throws Exception {
    try (HoneybeeProcess demo = demo(directory, "--json", "--for", "1s")) {
      ready(demo);
      assertThat(demo.exitCode()).as(demo.all()).isZero();
    }
    try (var files = Files.walk(directory)) {
      List<Path> secrets =
          files
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      Set.of("key", "secret", "token").stream()
                          .anyMatch(word -> file.getFileName().toString().contains(word)))
              .toList();
      assertThat(secrets).hasSizeGreaterThanOrEqualTo(4);
      for (Path secret : secrets) {
        if (!secret.toString().endsWith(".pub")) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
              .as(secret.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  private HoneybeeProcess demo(Path dir, String... more) throws IOException {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "demo";
    arguments[1] = "--dir";
    arguments[2] = dir.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return HoneybeeProcess.start(directory, arguments);
  }

  private static JsonNode ready(HoneybeeProcess demo) throws InterruptedException {
    JsonNode ready = JSON.readTree(demo.awaitOut(line -> true));
    assertThat(ready.path("ready").booleanValue()).isTrue();
    assertThat(ready.path("intake_port").intValue()).isPositive();
    return ready;
  }

  private static JsonNode event(HoneybeeProcess demo, String type) throws InterruptedException {
    return JSON.readTree(demo.awaitOut(line -> line.contains("\"event_type\":\"" + type + "\"")));
  }

  private static ManagerApi api(JsonNode ready) {
    return new ManagerApi(ready.path("http_port").intValue(), ready.path("token").stringValue());
  }
}
