package io.honeybee.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.events.EventQuery;
import io.honeybee.manager.events.StoredEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManagerTest {
  private static final String PLAIN =
      """
      manager: {dir: '~'}
      nodes: {address: '127.0.0.1:0', tls: {enabled: false}}
      auth: {totp_required: false}
      http: {address: '127.0.0.1:0'}
      """;

  @TempDir private Path dir;

  private ManagerConfig config(String yaml) throws Exception {
    return ManagerConfig.parse("manager.yaml", yaml, dir);
  }

  @Test
  void anEventIsAcknowledgedOnceItIsInTheStore() throws Exception {
    Manager manager = Manager.create(config(PLAIN), Clock.systemUTC());
    manager.start();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), manager.nodeAddress().getPort())) {
      socket.setSoTimeout(10_000);
      say(
          socket,
          "{\"NodeRegistration\":{\"node_id\":18446744073709551615,\"node_name\":\"edge-1\",\"address\":\"\",\"port\":0,\"node_type\":\"Full\",\"capabilities\":[\"event_ack\"]}}");
      say(
          socket,
          "{\"PotEvent\":{\"node_id\":7,\"pot_id\":\"ssh-1\",\"pot_type\":\"ssh\",\"event_type\":\"ssh.login.failed\",\"timestamp\":\"2026-01-15T10:30:00.123Z\",\"data\":{\"username\":\"root\"},\"event_id\":\"01JH\",\"seq\":42}}");
      var lines =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).contains("\"accepted\":true");
      assertThat(lines.readLine()).contains("\"EventAck\"").contains("\"up_to\":42");
      assertThat(stored(manager))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.nodeId()).hasToString("18446744073709551615");
                assertThat(event.eventId()).isEqualTo("01JH");
              });
    } finally {
      manager.stop();
    }
  }

  private static List<StoredEvent> stored(Manager manager) {
    return manager.events().query(EventQuery.all(10)).events();
  }

  private static void say(Socket socket, String message) throws IOException {
    socket
        .getOutputStream()
        .write(("{\"version\":2,\"message\":" + message + "}\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theFirstTokenOpensTheApiAndNothingElseDoes() throws Exception {
    Manager manager = Manager.create(config(PLAIN), Clock.systemUTC());
    manager.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, manager, Files.readString(manager.tokenFile()).strip()))
          .isEqualTo(200);
      assertThat(get(client, manager, "hb_wrong")).isEqualTo(401);
    } finally {
      manager.stop();
    }
  }

  private static int get(HttpClient client, Manager manager, String token) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + manager.httpAddress().getPort() + "/api/v1/nodes");
    return client
        .send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theFirstStartLeavesATokenAndLaterOnesKeepIt() throws Exception {
    Manager first = Manager.create(config(PLAIN), Clock.systemUTC());
    String token = Files.readString(first.tokenFile());
    first.stop();
    Manager second = Manager.create(config(PLAIN), Clock.systemUTC());
    second.stop();
    assertThat(Files.readString(dir.resolve("api-token"))).isEqualTo(token).startsWith("hb_");
  }

  @Test
  void missingCertificatesAreToldWithTheCommandThatMakesThem() {
    assertThatThrownBy(() -> Manager.create(config("manager: {dir: '~'}"), Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("manager.crt")
        .hasMessageContaining("honeybee certs init");
  }
}
