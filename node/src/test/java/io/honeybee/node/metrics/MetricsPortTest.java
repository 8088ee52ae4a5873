package io.honeybee.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MetricsPortTest {
  private final Map<String, Long> counters = new LinkedHashMap<>();
  private final MetricsPort metrics = new MetricsPort(new MetricsSettings(0), () -> counters);

  @BeforeEach
  void start() throws IOException {
    counters.put("seen", 7L);
    counters.put("dropped", 5L);
    counters.put("dropped_limit", 3L);
    counters.put("dropped_disk", 2L);
    counters.put("spool_bytes", 1L << 40);
    counters.put("something_new", 1L);
    metrics.listen(0);
  }

  @AfterEach
  void stop() {
    metrics.stop();
  }

  private int port() {
    return metrics.address().orElseThrow().getPort();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What comes back for these bytes, to the end. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aScraperReadsEachCounterOnceAndLossesByCause() throws Exception {
    HttpResponse<String> response = send("GET", "/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            """
            # HELP honeybee_node_seen_total Events that honeypots saw.
            # TYPE honeybee_node_seen_total counter
            honeybee_node_seen_total 7
            # HELP honeybee_node_dropped_total Events that were seen and are lost.
            # TYPE honeybee_node_dropped_total counter
            honeybee_node_dropped_total{cause="limit"} 3
            honeybee_node_dropped_total{cause="disk"} 2
            # HELP honeybee_node_spool_bytes What the spool takes of the disk.
            # TYPE honeybee_node_spool_bytes gauge
            honeybee_node_spool_bytes 1099511627776
            # HELP honeybee_node_something_new_total As the heartbeat tells it.
            # TYPE honeybee_node_something_new_total counter
            honeybee_node_something_new_total 1
            """);
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(send("GET", "/").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/metrics/../etc/passwd").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/metrics?x=1").statusCode()).isEqualTo(200);
    HttpResponse<String> post = send("POST", "/metrics");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET");
    assertThat(send("DELETE", "/metrics").statusCode()).isEqualTo(405);
  }

  /** curl and its exit code, with what it wrote. */
  private record Curl(int exit, String body) {}

  private Curl curl(Path dir, String... arguments) throws Exception {
    Path output = dir.resolve("out");
    List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-m", "10"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-w", "\n%{http_code}", "http://127.0.0.1:" + port() + "/metrics"));
    Process curl =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Curl(curl.waitFor(), Files.readString(output));
  }

  @Test
  void curlReadsItAndIsToldWhatItMayNot(@TempDir Path dir) throws Exception {
    Curl read = curl(dir);
    assertThat(read.body()).contains("honeybee_node_seen_total 7\n").endsWith("\n200");
    assertThat(read.exit()).isZero();
    Curl posted = curl(dir, "-d", "x=" + "y".repeat(1_000));
    assertThat(posted.body()).contains("Only GET").endsWith("\n405");
    assertThat(posted.exit()).isZero();
    assertThat(curl(dir, "-X", "BREW").body()).endsWith("\n405");
  }

  @Test
  void whatIsNoRequestIsToldSoOrClosed() throws Exception {
    assertThat(raw("\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET /metrics\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(raw("\u0016\u0003\u0001\u0000<script>\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .doesNotContain("script");
    assertThat(raw("GET /metrics HTTP/1.1\n\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aRequestWithoutEndCostsNoMoreThanItsBytes() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      byte[] much =
          "a".repeat(MetricsPort.MAX_REQUEST_BYTES + 1).getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(much);
      assertThat(answerOrReset(socket)).isEmpty();
    }
    assertThat(send("GET", "/metrics").statusCode()).isEqualTo(200);
  }

  private static String answerOrReset(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException reset) {
      return "";
    }
  }

  @Test
  void manyIdleConnectionsAreBounded() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < MetricsPort.MAX_CONNECTIONS; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), port()));
      }
      try (Socket oneMore = new Socket(InetAddress.getLoopbackAddress(), port())) {
        assertThat(answerOrReset(oneMore)).isEmpty();
      }
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void withoutAPortNothingListens() throws Exception {
    MetricsPort off = new MetricsPort(new MetricsSettings(0), () -> counters);
    off.start();
    assertThat(off.address()).isEmpty();
    off.stop();
  }
}
