package io.honeybee.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.http.HttpPotType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("StringConcatToTextBlock") // Lines end as on the wire.
class MultipartSinkTest {
  @TempDir Path directory;

  private static String part(String disposition, String content) {
    return "--bound\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  @Test
  void filesAreCapturedToTheByteWhereverPiecesEnd() throws Exception {
    // Line ends before the delimiter, lines longer than the buffer, what only looks like one.
    String content = "a\r\n--bou\n\r\n" + "x".repeat(9_000) + "\r\n\r";
    String other = "y".repeat(4_095);
    String body =
        part("name=\"n\"", "value")
            + part("name=\"f\"; filename=\"../../sh\u001b.php\"", content)
            + part("filename=y", other)
            + "--bound--\r\n";
    try (PotFixture pot = PotFixture.start(HttpPotType.http(), directory, Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send(
          "POST /up HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=bound\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n");
      for (int i = 0; i < body.length(); i += 97) {
        client.send(body.substring(i, Math.min(body.length(), i + 97)));
      }
      client.awaitText("404 Not Found");
      List<Observation> uploads = pot.await("http.session.file_upload", 2);
      assertThat(uploads).hasSize(2);
      assertThat(uploads.getLast().data())
          .containsEntry("filename", "y")
          .containsEntry("size", 4_095L);
      Map<String, Object> data = uploads.getFirst().data();
      assertThat(data).containsEntry("filename", "../../sh\u001b.php");
      assertThat(Files.readAllBytes(directory.resolve(String.valueOf(data.get("outfile")))))
          .isEqualTo(content.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void manyFilesAreCapturedUpToABound() throws Exception {
    String body = part("name=a; filename=a", "x").repeat(500) + "--bound--\r\n";
    try (PotFixture pot = PotFixture.start(HttpPotType.http(), directory, Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=bound\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      client.awaitText("405 Not Allowed");
      assertThat(pot.seen("http.session.file_upload")).hasSize(20);
    }
  }
}
