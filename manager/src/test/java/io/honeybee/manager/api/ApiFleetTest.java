package io.honeybee.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nodes, pots and commands, with a node on a real socket. */
@Timeout(60)
class ApiFleetTest {
  private static final String ID = "18446744073709551614";

  @TempDir Path directory;
  private ApiRig rig;

  @BeforeEach
  void open() throws IOException {
    rig = new ApiRig(directory);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** The node's end. */
  private final class TestNode implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.nodePort());
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

    TestNode() throws IOException {
      socket.setSoTimeout(20_000);
      send(
          "{\"NodeRegistration\":{\"node_id\":"
              + ID
              + ",\"node_name\":\"<b>bee</b>\",\"address\":\"192.0.2.7\",\"port\":8080,"
              + "\"node_type\":\"Full\",\"capabilities\":[\"pot_event\",\"event_ack\",\"counters\","
              + "\"command_result\"]}}");
      assertThat(in.readLine()).contains("\"accepted\":true");
      send(
          "{\"NodeStatusUpdate\":{\"node_id\":"
              + ID
              + ",\"status\":\"Running\",\"counters\":{\"seen\":18446744073709551615}}}");
      send(
          "{\"PotStatusUpdate\":{\"node_id\":"
              + ID
              + ",\"pot_id\":\"ssh-1\",\"pot_type\":\"ssh\",\"status\":\"Failed\","
              + "\"message\":\"the port is in use\"}}");
    }

    void send(String message) throws IOException {
      socket
          .getOutputStream()
          .write(
              ("{\"version\":2,\"message\":" + message + "}\n").getBytes(StandardCharsets.UTF_8));
    }

    String read() throws IOException {
      return String.valueOf(in.readLine());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void nodeAndItsPotsAreShownAsTheyTold() throws Exception {
    assertThat(rig.get("/api/v1/nodes").body()).isEqualTo("{\"nodes\":[]}");
    assertThat(rig.get("/api/v1/honeypots").body()).isEqualTo("{\"honeypots\":[]}");
    try (TestNode node = new TestNode()) {
      assertThat(node).isNotNull();
      JsonNode shown = awaitPot();
      assertThat(shown.path("node_id").stringValue()).isEqualTo(ID);
      assertThat(shown.path("node_name").stringValue()).isEqualTo("<b>bee</b>");
      assertThat(shown.path("node_type").stringValue()).isEqualTo("Full");
      assertThat(shown.path("status").stringValue()).isEqualTo("Running");
      assertThat(shown.path("connected").booleanValue()).isTrue();
      assertThat(shown.path("remote_address").stringValue()).startsWith("127.0.0.1");
      assertThat(shown.path("counters").path("seen").asString()).isEqualTo("18446744073709551615");
      assertThat(shown.path("pots").path(0).path("message").stringValue())
          .isEqualTo("the port is in use");
      assertThat(rig.json("/api/v1/nodes").path("nodes").path(0)).isEqualTo(shown);
      JsonNode pot = rig.json("/api/v1/honeypots").path("honeypots").path(0);
      assertThat(pot.path("node_id").stringValue()).isEqualTo(ID);
      assertThat(pot.path("pot_id").stringValue()).isEqualTo("ssh-1");
      assertThat(pot.path("status").stringValue()).isEqualTo("Failed");
    }
    await("/api/v1/nodes/" + ID, "connected", "false");
    assertThat(rig.json("/api/v1/nodes/" + ID).path("remote_address").isNull()).isTrue();
  }

  @Test
  void commandGoesToItsNodeAndItsAnswerComesBack() throws Exception {
    try (TestNode node = new TestNode()) {
      awaitPot();
      HttpResponse<String> sent =
          rig.post(
              "/api/v1/nodes/" + ID + "/commands",
              ApiRig.OPERATOR,
              "{\"command\":{\"GetPotLogs\":\"ssh-1\"}}");
      assertThat(sent.statusCode()).isEqualTo(202);
      JsonNode state = ApiRig.parse(sent);
      String commandId = state.path("command_id").stringValue();
      assertThat(sent.headers().firstValue("Location")).hasValue("/api/v1/commands/" + commandId);
      assertThat(state.path("node_id").stringValue()).isEqualTo(ID);
      assertThat(state.path("command").toString()).isEqualTo("{\"GetPotLogs\":\"ssh-1\"}");
      assertThat(state.path("status").stringValue()).isEqualTo("sent");
      assertThat(node.read()).contains("\"GetPotLogs\":\"ssh-1\"").contains(commandId);
      node.send(
          "{\"CommandResult\":{\"node_id\":"
              + ID
              + ",\"command_id\":\""
              + commandId
              + "\",\"ok\":true,\"message\":\"two lines\",\"data\":{\"lines\":2}}}");
      await("/api/v1/commands/" + commandId, "status", "answered");
      JsonNode answered = rig.json("/api/v1/commands/" + commandId);
      assertThat(answered.path("message").stringValue()).isEqualTo("two lines");
      assertThat(answered.path("data").path("lines").asInt()).isEqualTo(2);
      assertThat(answered.path("ended_at").isString()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Status\"", "\"restart\"", "{\"Stop\":{}}", "{\"Stop\":null}"})
  void commandIsTakenInEveryFormOfTheWire(String command) throws Exception {
    try (TestNode node = new TestNode()) {
      awaitPot();
      assertThat(post("{\"command\":" + command + "}").statusCode()).isEqualTo(202);
      assertThat(node.read()).contains("NodeCommand");
    }
  }

  @Test
  void commandToANodeThatIsAwayOrUnknownIsRefused() throws Exception {
    new TestNode().close();
    await("/api/v1/nodes/" + ID, "connected", "false");
    assertThat(post("{\"command\":\"Status\"}").statusCode()).isEqualTo(409);
    HttpResponse<String> unknown =
        rig.post("/api/v1/nodes/12345/commands", ApiRig.OPERATOR, "{\"command\":\"Status\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(rig.get("/api/v1/nodes/12345").statusCode()).isEqualTo(404);
    assertThat(rig.get("/api/v1/commands/nobody").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"command\":\"Explode\"}",
        "{\"command\":{\"DeployPot\":7}}",
        "{\"command\":{\"DeployPot\":\"a\",\"StopPot\":\"b\"}}",
        "{\"command\":null}",
        "{\"command\":\"Status\",\"when\":\"now\"}",
        "{\"command\":\"Status\"} {}",
        "{\"command\":{\"InstallPot\":{}}}",
        "{\"command\":{\"DeployPot\":\"half \\ud83d\"",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void badCommandIsRefusedWithASentence(String body) throws Exception {
    HttpResponse<String> response = post(body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(ApiRig.parse(response).path("detail").stringValue()).hasSizeGreaterThan(10);
  }

  @Test
  void bodyOverTheLimitIsRefused() throws Exception {
    String large = "{\"command\":{\"DeployPot\":\"" + "x".repeat(70_000) + "\"}}";
    assertThat(post(large).statusCode()).isEqualTo(413);
    HttpResponse<String> chunked =
        rig.client.send(
            rig.request("/api/v1/nodes/" + ID + "/commands", ApiRig.OPERATOR)
                .POST(
                    HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(large)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void otherMethodsAndPathsAreRefusedByName() throws Exception {
    HttpResponse<String> method = rig.post("/api/v1/nodes", ApiRig.OPERATOR, "{}");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).hasValue("GET");
    assertThat(rig.get("/api/v1/nodes/" + ID + "/commands").statusCode()).isEqualTo(405);
    HttpResponse<String> nowhere = rig.get("/api/v1/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(rig.get("/api/v1/nodes/%2e%2e/%2e%2e/etc/passwd").statusCode()).isEqualTo(404);
    assertThat(rig.get("/assets/..%2f..%2fetc/passwd").statusCode()).isEqualTo(404);
    assertThat(rig.get("/api/v1/nodes/bee").statusCode()).isEqualTo(400);
  }

  @Test
  void metricsCountWhatTheStoreDid() throws Exception {
    rig.store(ApiRig.event("a"), ApiRig.event("a"));
    try (TestNode node = new TestNode()) {
      assertThat(node).isNotNull();
      awaitPot();
      HttpResponse<String> metrics = rig.get("/metrics");
      assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains("# TYPE honeybee_events_stored_total counter\nhoneybee_events_stored_total 1\n")
          .contains("honeybee_events_received_total 2\n")
          .contains("honeybee_events_duplicate_total 1\n")
          .contains("honeybee_nodes_connected 1\n")
          .matches("(?s)(# (HELP|TYPE) [^\n]+\n|[a-z_]+(\\{[a-z]+=\"[a-z]+\"})? \\d+\n)+");
    }
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return rig.post("/api/v1/nodes/" + ID + "/commands", ApiRig.OPERATOR, body);
  }

  private JsonNode awaitPot() throws Exception {
    await("/api/v1/nodes/" + ID, "pots", "[{");
    return rig.json("/api/v1/nodes/" + ID);
  }

  private void await(String path, String field, String start) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    String last = "";
    while (System.nanoTime() < deadline) {
      HttpResponse<String> response = rig.get(path);
      last = response.body();
      if (response.statusCode() == 200) {
        JsonNode value = ApiRig.parse(response).path(field);
        if ((value.isString() ? value.stringValue() : value.toString()).startsWith(start)) {
          return;
        }
      }
      Thread.sleep(10);
    }
    throw new AssertionError(field + " did not become " + start + ": " + last);
  }
}
