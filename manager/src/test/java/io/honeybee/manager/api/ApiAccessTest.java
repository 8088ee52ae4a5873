package io.honeybee.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiAccessTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nodes",
        "/api/v1/nodes/1",
        "/api/v1/honeypots",
        "/api/v1/events",
        "/api/v1/events/stream",
        "/api/v1/commands/x",
        "/metrics"
      })
  void nothingIsToldWithoutAGoodToken(String path) throws Exception {
    HttpResponse<String> without = send(HttpRequest.newBuilder(rig.uri(path)));
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"honeybee\"");
    assertThat(without.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(ApiRig.parse(without).path("status").asInt()).isEqualTo(401);
    assertThat(send(rig.request(path, "wrong")).statusCode()).isEqualTo(401);
    assertThat(
            send(HttpRequest.newBuilder(rig.uri(path))
                    .header("Authorization", "Basic " + ApiRig.VIEWER))
                .statusCode())
        .isEqualTo(401);
    assertThat(
            send(HttpRequest.newBuilder(rig.uri(path + "?access_token=" + ApiRig.VIEWER)))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void healthNeedsNoTokenAndTellsLittle() throws Exception {
    HttpResponse<String> health = send(HttpRequest.newBuilder(rig.uri("/health")));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"ok\",\"name\":\"hive\"}");
  }

  @Test
  void schemeIsReadInAnyCase() throws Exception {
    assertThat(
            send(HttpRequest.newBuilder(rig.uri("/api/v1/nodes"))
                    .header("Authorization", "bearer " + ApiRig.VIEWER))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void viewerSeesAndCommandsNothing() throws Exception {
    HttpResponse<String> refused =
        rig.post("/api/v1/nodes/1/commands", ApiRig.VIEWER, "{\"command\":\"Status\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(ApiRig.parse(refused).path("detail").asString())
        .isEqualTo("this needs the role operator, and your token has the role viewer");
    assertThat(
            rig.post("/api/v1/nodes/1/commands", ApiRig.OPERATOR, "{\"command\":\"Status\"}")
                .statusCode())
        .isEqualTo(404);
    rig.tokens.put("admin", new Principal("a", Role.ADMIN));
    assertThat(send(rig.request("/api/v1/nodes", "admin")).statusCode()).isEqualTo(200);
  }

  @Test
  void sourceOfManyWrongTokensWaitsAndMeanwhileNoTokenIsLookedAt() throws Exception {
    for (int i = 0; i < FailedTokens.BURST; i++) {
      assertThat(send(rig.request("/api/v1/nodes", "guess" + i)).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> blocked = send(rig.request("/api/v1/nodes", "guess"));
    assertThat(blocked.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(blocked.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 3);
    HttpResponse<String> good = rig.get("/api/v1/nodes");
    assertThat(good.statusCode()).isEqualTo(429);
    assertThat(good.body()).isEqualTo(blocked.body());
    assertThat(send(HttpRequest.newBuilder(rig.uri("/health"))).statusCode()).isEqualTo(200);
    rig.now.set(ApiRig.TIME.plus(FailedTokens.INTERVAL));
    assertThat(rig.get("/api/v1/nodes").statusCode()).isEqualTo(200);
    assertThat(send(rig.request("/api/v1/nodes", "guess")).statusCode()).isEqualTo(401);
    assertThat(send(rig.request("/api/v1/nodes", "guess")).statusCode()).isEqualTo(429);
  }

  @Test
  void answersTellBrowsersToTrustNothing() throws Exception {
    for (String path : new String[] {"/", "/health", "/api/v1/nodes", "/nothing"}) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(rig.uri(path)));
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(response.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void portThatIsTakenIsAStartThatFailsWithItsReason() {
    HttpApi second = rig.apiAt(rig.api.address().getPort());
    assertThatThrownBy(second::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HTTP API cannot listen on 127.0.0.1:")
        .hasMessageContaining("the port is in use");
    assertThatThrownBy(second::address).isInstanceOf(IllegalStateException.class);
    second.stop();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return rig.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
