package io.honeybee.bench.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manager's HTTP API. Safe for use by any thread. */
public final class ManagerApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final int port;
  private final String token;

  ManagerApi(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** The answer to a GET, which must be a success. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  /** As {@link #get}, but not JSON. */
  public String text(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** A figure of {@code /metrics}, without its prefix. */
  public long metric(String name) throws IOException, InterruptedException {
    return text("/metrics")
        .lines()
        .filter(line -> line.startsWith("honeybee_" + name + " "))
        .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** The node of a name, when it is known. */
  public Optional<JsonNode> node(String name) throws IOException, InterruptedException {
    return get("/api/v1/nodes")
        .path("nodes")
        .valueStream()
        .filter(node -> node.path("node_name").stringValue("").equals(name))
        .findFirst();
  }
}
