package io.honeybee.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked, the answer is never that the server is at fault. */
class ApiPropertyTest {
  private static final List<String> PATHS =
      List.of(
          "/",
          "/health",
          "/api/v1/nodes",
          "/api/v1/nodes/",
          "/api/v1/honeypots",
          "/api/v1/events",
          "/api/v1/commands/",
          "/assets/",
          "/metrics");
  private static final List<String> NAMES =
      List.of("node", "pot", "type", "since", "until", "limit", "cursor", "after", "x");

  @SuppressWarnings("NullAway.Init")
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static ApiRig rig;

  @BeforeContainer
  static void open() throws IOException, InterruptedException {
    directory = Files.createTempDirectory("api");
    rig = new ApiRig(directory);
    rig.store(ApiRig.event("a"), ApiRig.event("b"));
  }

  @AfterContainer
  static void close() throws IOException {
    rig.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings().ascii().ofMaxLength(20),
        Arbitraries.strings().numeric().ofMaxLength(30),
        Arbitraries.of(
            "%",
            "%zz",
            "%00",
            "%ff",
            "..",
            "%2e%2e",
            "{id}",
            "-1",
            "18446744073709551616",
            "2026-01-15T10:30:00Z",
            "+",
            "&",
            "=",
            "#",
            "?",
            "//",
            "\\",
            "'",
            "\"",
            "%F0%9F%92%A9"));
  }

  @Provide
  Arbitrary<String> targets() {
    Arbitrary<String> path =
        Arbitraries.of(PATHS).flatMap(start -> pieces().map(end -> start + end));
    Arbitrary<String> pair =
        Arbitraries.of(NAMES).flatMap(name -> pieces().map(value -> name + "=" + value));
    return path.flatMap(
        p -> pair.list().ofMaxSize(3).map(pairs -> p + "?" + String.join("&", pairs)));
  }

  @Property(tries = 400)
  void noTargetMakesTheServerFail(@ForAll("targets") String target) throws IOException {
    assertThat(status("GET " + clean(target) + " HTTP/1.1\r\nHost: x\r\n" + authorized() + "\r\n"))
        .isBetween(200, 499);
  }

  @Property(tries = 200)
  void noHeaderMakesTheServerFail(
      @ForAll("pieces") String name, @ForAll("pieces") String value, @ForAll("pieces") String token)
      throws IOException {
    assertThat(
            status(
                "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + clean(token)
                    + "\r\n"
                    + clean(name)
                    + ": "
                    + clean(value)
                    + "\r\n\r\n"))
        .isBetween(0, 499);
  }

  @Property(tries = 300)
  void noBodyMakesTheServerFail(@ForAll("bodies") byte[] body) throws IOException {
    String head =
        "POST /api/v1/nodes/1/commands HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + ApiRig.OPERATOR
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    assertThat(status(join(head.getBytes(StandardCharsets.US_ASCII), body))).isBetween(400, 499);
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
        pieces()
            .map(
                s ->
                    ("{\"command\":{\"DeployPot\":\"" + s + "\"}}")
                        .getBytes(StandardCharsets.UTF_8)),
        pieces().map(s -> ("{\"command\":" + s + "}").getBytes(StandardCharsets.UTF_8)),
        pieces().map(s -> ("{\"command\":\"" + s + "\"}").getBytes(StandardCharsets.UTF_8)));
  }

  @Property(tries = 200)
  void noBytesMakeTheServerFail(@ForAll byte[] bytes) throws IOException {
    // 0: it hung up, which is an answer to what is no HTTP.
    assertThat(status(join(bytes, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII))))
        .isBetween(0, 499);
  }

  private static String authorized() {
    return "Authorization: Bearer " + ApiRig.VIEWER + "\r\nConnection: close\r\n";
  }

  /** What cannot be in a line at all is left out; everything else stays. */
  private static String clean(String text) {
    return text.replace("\r", "").replace("\n", "").replace(" ", "");
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static int status(String request) throws IOException {
    return status(request.getBytes(StandardCharsets.UTF_8));
  }

  /** The status of the answer; 0 when the connection was closed without one. */
  private static int status(byte[] request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), rig.api.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      byte[] start = readStart(socket.getInputStream());
      String line = new String(start, StandardCharsets.US_ASCII);
      return line.startsWith("HTTP/1.1 ") && line.length() == 12
          ? Integer.parseInt(line.substring(9))
          : 0;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer came", e);
    } catch (IOException reset) {
      return 0;
    }
  }

  private static byte[] readStart(InputStream in) throws IOException {
    return in.readNBytes(12);
  }
}
