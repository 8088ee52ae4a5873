package io.honeybee.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.capture.CaptureStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on the loopback that answers with raw bytes. */
class HttpFetcherTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.9.8.7");

  @TempDir Path dir;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private ServerSocket server;
  private CaptureStore captures;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 10, LOOPBACK);
    captures = new CaptureStore(dir.resolve("captures"), CaptureSettings.DEFAULT, () -> now);
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      StringBuilder request = new StringBuilder();
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        request.append(line).append('\n');
        line = in.readLine();
      }
      requests.add(request.toString());
      String path = request.toString().split(" ", -1)[1];
      OutputStream out = socket.getOutputStream();
      out.write(answers.getOrDefault(path, "").getBytes(ISO_8859_1));
      out.flush();
      if (path.equals("/silent")) {
        in.read();
      }
    } catch (IOException e) {
      // The fetcher went away.
    }
  }

  /** Names that begin with "private" resolve to a private address, all others to the server. */
  private List<InetAddress> resolve(String host) {
    resolved.add(host);
    List<InetAddress> addresses = new ArrayList<>();
    if (!host.equals("private.test")) {
      addresses.add(LOOPBACK);
    }
    if (host.startsWith("private") || host.equals("both.test")) {
      addresses.add(PRIVATE);
    }
    return addresses;
  }

  private HttpFetcher fetcher(FetchSettings settings) {
    return new HttpFetcher(settings, captures, LOOPBACK::equals, this::resolve, () -> now);
  }

  private HttpFetcher fetcher() {
    return fetcher(new FetchSettings(true, 2_000_000, Duration.ofSeconds(10), 2, 100));
  }

  private Fetched fetch(String path) {
    return fetcher().fetch(url("malware.test", path), "Wget/1.21.3");
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getLocalPort() + path;
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void aFileIsFetchedAndCaptured() {
    answers.put("/x?y=1", ok("\u007fELF\u00ff"));

    Fetched fetched = fetcher().fetch(url("u:p@malware.test", "/x?y=1#z"), "Wget/1.21.3");

    assertThat(fetched).isInstanceOf(Fetched.Done.class);
    Fetched.Done done = (Fetched.Done) fetched;
    assertThat(done.beginning()).isEqualTo("\u007fELF\u00ff");
    assertThat(done.address()).isEqualTo(LOOPBACK);
    assertThat(dir.resolve(done.captured().outfile().orElseThrow()))
        .hasBinaryContent("\u007fELF\u00ff".getBytes(ISO_8859_1));
    assertThat(requests.getFirst())
        .startsWith("GET /x?y=1 HTTP/1.1\n")
        .contains("Host: malware.test:" + server.getLocalPort() + "\n")
        .contains("User-Agent: Wget/1.21.3\n")
        .doesNotContainIgnoringCase("cookie")
        .doesNotContainIgnoringCase("authorization");
  }

  @Test
  void chunkedAndUnmeasuredBodiesAreWhole() {
    answers.put(
        "/chunked",
        String.join(
            "\r\n",
            "HTTP/1.1 100 Continue",
            "",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "3;x=y",
            "abc",
            "A",
            "0123456789",
            "0",
            "",
            ""));
    answers.put("/open", "HTTP/1.0 200 OK\r\n\r\nuntil the end");
    answers.put("/empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    assertThat(((Fetched.Done) fetch("/chunked")).beginning()).isEqualTo("abc0123456789");
    assertThat(((Fetched.Done) fetch("/open")).beginning()).isEqualTo("until the end");
    assertThat(((Fetched.Done) fetch("/empty")).beginning()).isEmpty();
  }

  @Test
  void answersThatAreNoneFail() {
    answers.put("/error", "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
    answers.put("/garbage", "\u001b[31m nothing\r\n\r\n");
    answers.put("/line", "HTTP/1.1 200 OK\r\nX: " + "x".repeat(65_536));
    answers.put("/headers", "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(200) + "\r\n");
    answers.put("/short", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
    answers.put(
        "/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n");

    for (String path : answers.keySet()) {
      assertThat(fetch(path)).as(path).isInstanceOf(Fetched.Failed.class);
    }
    assertThat(captures.counters()).containsEntry("captures_kept", 0L);
  }

  @Test
  void aBodyThatIsTooLargeIsNotKept() {
    answers.put("/large", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(3_000_000));

    assertThat(fetch("/large")).isEqualTo(new Fetched.Failed("larger than 2000000 bytes"));
    assertThat(captures.counters()).containsEntry("captures_kept", 0L);
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    HttpFetcher impatient = fetcher(new FetchSettings(true, 1_000, Duration.ofMillis(300), 1, 100));

    for (int i = 0; i < 2; i++) {
      assertThat(impatient.fetch(url("malware.test", "/silent"), "curl"))
          .isInstanceOf(Fetched.Failed.class);
    }
  }

  @Test
  void aNameThatResolvesToAnAddressThatIsRefusedIsNotConnectedTo() {
    answers.put("/x", ok("content"));

    for (String host : List.of("private.test", "both.test")) {
      assertThat(fetcher().fetch(url(host, "/x"), "curl"))
          .as(host)
          .isEqualTo(new Fetched.Refused("an address that is not public"));
    }
    assertThat(requests).isEmpty();
    assertThat(resolved).containsExactly("private.test", "both.test");
  }

  @Test
  void eachRedirectionIsCheckedAgain() {
    answers.put("/in", "HTTP/1.1 302 Found\r\nLocation: " + url("private.test", "/x") + "\r\n\r\n");
    answers.put("/file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n");
    answers.put("/ftp", "HTTP/1.1 302 Found\r\nLocation: ftp://malware.test/x\r\n\r\n");
    answers.put("/smtp", "HTTP/1.1 302 Found\r\nLocation: http://malware.test:25/\r\n\r\n");
    answers.put("/loop", "HTTP/1.1 301 Moved\r\nLocation: /loop\r\n\r\n");
    answers.put("/good", "HTTP/1.1 307 Moved\r\nLocation: x\r\n\r\n");
    answers.put("/x", ok("content"));

    assertThat(fetch("/in")).isEqualTo(new Fetched.Refused("an address that is not public"));
    for (String path : List.of("/file", "/ftp", "/smtp")) {
      assertThat(fetch(path)).as(path).isInstanceOf(Fetched.Refused.class);
    }
    assertThat(fetch("/loop")).isEqualTo(new Fetched.Failed("more than 5 redirections"));
    assertThat(((Fetched.Done) fetch("/good")).beginning()).isEqualTo("content");
  }

  @Test
  void theDefaultRuleRefusesTheLoopbackHoweverItIsWritten() {
    answers.put("/x", ok("content"));
    HttpFetcher usual =
        new HttpFetcher(
            new FetchSettings(true, 1_000, Duration.ofSeconds(10), 2, 100),
            captures,
            new PublicAddresses(),
            HostResolver.SYSTEM,
            () -> now);

    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "0.0.0.0",
            "10.0.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[fe80::1%25lo]",
            "[fd00::1]")) {
      assertThat(usual.fetch(url(host, "/x"), "curl")).as(host).isNotInstanceOf(Fetched.Done.class);
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void urlsThatAreNoneAreRefusedWithoutALookUp() {
    for (String url :
        List.of(
            "",
            "http://",
            "ftp://malware.test/x",
            "file:///etc/passwd",
            "gopher://malware.test:70/x",
            "http://malware.test:25/",
            "http://malware.test:0/",
            "http://malware.test:99999/",
            "http://malware.test/ HTTP/1.1\r\nX: y",
            "http://malware.test/\u0000",
            "http://malware.test/" + "x".repeat(65_536))) {
      assertThat(fetcher().fetch(url, "curl")).as(url).isInstanceOf(Fetched.Refused.class);
    }
    assertThat(resolved).isEmpty();
  }

  @Test
  void onlySoManyAreFetchedInAMinute() {
    answers.put("/x", ok("content"));
    HttpFetcher slow = fetcher(new FetchSettings(true, 1_000, Duration.ofSeconds(10), 2, 2));

    assertThat(slow.fetch(url("a.test", "/x"), "curl")).isInstanceOf(Fetched.Done.class);
    assertThat(slow.fetch(url("a.test", "/x"), "curl")).isInstanceOf(Fetched.Done.class);
    assertThat(slow.fetch(url("a.test", "/x"), "curl"))
        .isEqualTo(new Fetched.Refused("too many fetches in this minute"));
    assertThat(requests).hasSize(2);
  }

  @Test
  void nothingIsFetchedUnlessItIsTurnedOn() {
    assertThat(HttpFetcher.of(FetchSettings.DEFAULT, captures, () -> now)).isSameAs(Fetcher.OFF);
    assertThat(Fetcher.OFF.fetch(url("malware.test", "/x"), "curl"))
        .isInstanceOf(Fetched.Refused.class);
  }

  @Test
  void halfACharacterIsNoUrlAndNoFault() {
    assertThat(FetchUrl.parse("http://files.example/\ud800")).isEmpty();
    assertThat(FetchUrl.parse("http://files.example/\u00fc")).isPresent();
  }
}
