package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real servers answered to the same bytes: nginx 1.22.1 and Apache 2.4 of Debian 12. */
@SuppressWarnings("StringConcatToTextBlock") // Lines end as on the wire.
class WireFormsTest {
  @TempDir static Path directory;
  private static PotFixture nginx;
  private static PotFixture apache;

  @BeforeAll
  static void start() throws Exception {
    nginx = PotFixture.start(HttpPotType.http(), directory, Map.of());
    apache = PotFixture.start(HttpPotType.http(), directory, Map.of("personality", "apache"));
  }

  @AfterAll
  static void stop() {
    nginx.close();
    apache.close();
  }

  private static String answer(PotFixture pot, String request) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(request.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0"));
      client.awaitEnd();
      return client.received();
    }
  }

  private static String first(String answer) {
    return answer.substring(0, Math.max(0, answer.indexOf("\r\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello there\\r\\n\\r\\n | 400 Bad Request | 400 Bad Request",
        "GET / HTTP/1.1\\r\\n\\r\\n | 400 Bad Request | 400 Bad Request",
        "GET / HTTP/3.7\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n"
            + " | 505 HTTP Version Not Supported | 200 OK",
        "GET / HTTP/x\\r\\nHost: h\\r\\n\\r\\n | 400 Bad Request | 400 Bad Request",
        "get / HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n | 400 Bad Request | 501 Not Implemented",
        "FOO / HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n"
            + " | 405 Not Allowed | 501 Not Implemented",
        "DELETE / HTTP/1.0\\r\\n\\r\\n | 405 Not Allowed | 405 Method Not Allowed",
        "OPTIONS / HTTP/1.0\\r\\n\\r\\n | 405 Not Allowed | 200 OK",
        "POST /x HTTP/1.0\\r\\n\\r\\n | 404 Not Found | 404 Not Found",
        "POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: x\\r\\n\\r\\n"
            + " | 400 Bad Request | 400 Bad Request",
        "POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 99999999999\\r\\n\\r\\n"
            + " | 413 Request Entity Too Large | 413 Request Entity Too Large",
        "POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n"
            + " | 501 Not Implemented | 400 Bad Request",
        "GET /../../etc/passwd HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n"
            + " | 400 Bad Request | 400 Bad Request",
        "GET /%zz HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n | 400 Bad Request | 400 Bad Request",
        "GET /%00 HTTP/1.0\\r\\n\\r\\n | 400 Bad Request | 404 Not Found",
        "GET /xx HTTP/1.1\\r\\nHost: h\\r\\nfoo\\r\\nConnection: close\\r\\n\\r\\n"
            + " | 404 Not Found | 400 Bad Request",
        "GET /xx HTTP/1.1\\r\\nHost: h\\r\\nfoo : b\\r\\n\\r\\n"
            + " | 400 Bad Request | 400 Bad Request",
        "GET /xx HTTP/1.0\\n\\n | 404 Not Found | 400 Bad Request",
        "GET /xx HTTP/1.1\\r\\nHost: h\\r\\nX: a\\0b\\r\\n\\r\\n"
            + " | 400 Bad Request | 400 Bad Request",
        "GET /xx HTTP/1.1\\r\\nHost: h\\r\\nHost: i\\r\\n\\r\\n"
            + " | 400 Bad Request | 400 Bad Request",
        "CONNECT a.example:443 HTTP/1.0\\r\\n\\r\\n | 400 Bad Request | 405 Method Not Allowed",
        "GET /.htaccess HTTP/1.0\\r\\n\\r\\n | 404 Not Found | 403 Forbidden",
      })
  void eachFaultIsAnsweredAsTheProductDoes(String request, String byNginx, String byApache)
      throws Exception {
    assertThat(first(answer(nginx, request))).isEqualTo("HTTP/1.1 " + byNginx);
    assertThat(first(answer(apache, request))).isEqualTo("HTTP/1.1 " + byApache);
  }

  @Test
  void longLinesAndManyHeadersHaveTheWordsOfTheProduct() throws Exception {
    String line = "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    assertThat(first(answer(nginx, line))).endsWith("414 Request-URI Too Large");
    assertThat(first(answer(apache, line))).endsWith("414 Request-URI Too Long");
    String large = "GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(65_536) + "\r\n\r\n";
    assertThat(answer(nginx, large)).contains("Request Header Or Cookie Too Large");
    assertThat(answer(apache, large)).contains("Size of a request header field exceeds");
    String many = "GET / HTTP/1.1\r\nHost: h\r\n" + "X: a\r\n".repeat(150) + "\r\n";
    assertThat(answer(apache, many)).contains("The number of request header fields exceeds");
  }

  @Test
  void headersComeInTheOrderOfTheProduct() throws Exception {
    String get = "GET / HTTP/1.0\r\n\r\n";
    assertThat(names(answer(nginx, get)))
        .isEqualTo(
            "Server Date Content-Type Content-Length Last-Modified Connection ETag"
                + " Accept-Ranges");
    assertThat(names(answer(apache, get)))
        .isEqualTo(
            "Date Server Last-Modified ETag Accept-Ranges Content-Length Vary Connection"
                + " Content-Type");
    String packed =
        "GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
    assertThat(names(answer(nginx, packed)))
        .isEqualTo(
            "Server Date Content-Type Last-Modified Transfer-Encoding Connection ETag"
                + " Content-Encoding");
    assertThat(names(answer(apache, packed)))
        .isEqualTo(
            "Date Server Last-Modified ETag Accept-Ranges Vary Content-Encoding Content-Length"
                + " Connection Content-Type");
  }

  private static String names(String answer) {
    String head = answer.substring(answer.indexOf("\r\n") + 2, answer.indexOf("\r\n\r\n"));
    return String.join(" ", head.lines().map(l -> l.substring(0, l.indexOf(':'))).toList());
  }

  @Test
  void oldestClientsGetABodyOnly() throws Exception {
    assertThat(answer(nginx, "GET /\r\n")).startsWith("<!DOCTYPE html>").contains("nginx!");
    assertThat(answer(apache, "GET /xx\r\n")).startsWith("<!DOCTYPE HTML PUBLIC");
  }

  @Test
  void requestsThatComeTogetherAreAnsweredInOrder() throws Exception {
    String answer =
        answer(
            apache,
            "HEAD /1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /2 HTTP/1.1\r\nHost: h\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"
                + "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-8\r\nConnection: close\r\n\r\n");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answer).contains("206 Partial Content").contains("Content-Range: bytes 0-8/10701");
    assertThat(apache.seen("http.request"))
        .anySatisfy(
            request ->
                assertThat(request.data())
                    .containsEntry("url", "/2")
                    .containsEntry("body", "abc")
                    .containsEntry("body_size", 3L));
  }

  @Test
  void aPageOfErrorsEscapesWhatItNames() throws Exception {
    assertThat(answer(apache, "GET /x HTTP/1.1\r\nHost: h\r\nExpect: <script>\r\n\r\n"))
        .contains("417 Expectation Failed")
        .contains("Expect: &lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void unchangedFilesAreNotSentAgain() throws Exception {
    String answer = answer(nginx, "GET / HTTP/1.0\r\n\r\n");
    String tag = answer.lines().filter(l -> l.startsWith("ETag: ")).findFirst().orElseThrow();
    String again =
        answer(nginx, "GET / HTTP/1.0\r\nIf-None-Match: " + tag.substring(6) + "\r\n\r\n");
    assertThat(first(again)).endsWith("304 Not Modified");
    assertThat(again).endsWith("\r\n\r\n").doesNotContain("Content-Length");
  }
}
