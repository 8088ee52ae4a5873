package io.honeybee.app.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.app.CommandRun;
import io.honeybee.app.terminal.OperatorFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers that no manager gives. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class ApiClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path directory;
  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Answers every connection with the same bytes, and leaves it open. */
  private void answer(String bytes) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  socket.getInputStream().read(new byte[4096]);
                  socket.getOutputStream().write(bytes.getBytes(US_ASCII));
                  socket.getOutputStream().flush();
                }
              } catch (IOException e) {
                if (!server.isClosed()) {
                  throw new UncheckedIOException(e);
                }
              }
            });
  }

  private static String http(int status, String headers, String body) {
    return "HTTP/1.1 %d X\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(status, body.length(), headers, body);
  }

  private ApiClient client(Duration idleLimit) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
    return new ApiClient(
        new ManagerAccess(url, "hb_x", Optional.empty()), InstantSource.system(), idleLimit);
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    answer("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:");
    try (ApiClient client = client(Duration.ofMillis(300));
        InputStream body = client.get("/x", Map.of(), Map.of(), LIMIT)) {
      assertThat(body.read()).isEqualTo(':');
      assertThatThrownBy(body::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("nothing came");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses the token",
    "403, refuses the token",
    "400, refuses what was asked for",
    "404, no HoneyBee API",
    "302, as a HoneyBee manager does not",
  })
  void whatTheOperatorMustMendIsNotTriedAgain(int status, String words) throws Exception {
    String problem = status == 204 ? "" : "{\"detail\":\"why\\u001b[2J\"}";
    answer(http(status, "Location: http://192.0.2.1/\r\n", problem));
    try (ApiClient client = client(LIMIT)) {
      assertThatThrownBy(() -> client.get("/x", Map.of(), Map.of(), LIMIT))
          .isInstanceOf(OperatorFault.class)
          .hasMessageContaining(words)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
    }
  }

  @Test
  void aManagerThatIsBusyIsLeftAloneForAsLongAsItAsks() throws Exception {
    answer(http(503, "Retry-After: 7\r\n", "{}"));
    try (ApiClient client = client(LIMIT)) {
      assertThatThrownBy(() -> client.get("/x", Map.of(), Map.of(), LIMIT))
          .isInstanceOfSatisfying(
              Unavailable.class, e -> assertThat(e.askedWait()).isEqualTo(Duration.ofSeconds(7)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "[]",
        "<html>",
        "{\"events\":[{}],\"next\":null}",
        "{\"events\":[],\"next\":\"1&after=0\"}",
        "{\"events\":[{\"event_id\":\"a\",\"node_id\":\"1\",\"pot_id\":\"p\",\"pot_type\":\"t\",\"event_type\":\"e\",\"timestamp\":\"soon\",\"data\":{}}],\"next\":null}"
      })
  void anAnswerThatIsNoManagersEndsAnExportInASentence(String body) throws Exception {
    answer(http(200, "", body));
    Path token = Files.writeString(directory.resolve("t"), "hb_x");
    CommandRun run =
        CommandRun.of(
            directory,
            "events",
            "export",
            "--url",
            "http://127.0.0.1:" + server.getLocalPort(),
            "--token-file",
            token.toString(),
            "--retries",
            "0");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--url is right").doesNotContain("Exception").hasLineCount(1);
  }
}
