package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that speak older TLS, no TLS, or stop in the middle. */
class OddPeersTest {
  private static final String OLD_CLIENT =
      "the client does not offer TLS 1.3, and nothing older is spoken here; update it";
  private static final String OLD_SERVER =
      "the manager does not offer TLS 1.3, and nothing older is spoken here; update it, or what"
          + " terminates TLS in front of it";
  private static final String NO_TLS_SERVER =
      "what answers on this port does not speak TLS; if that is a manager without TLS, set"
          + " tls.enabled: false, else mend the port in server.address";
  private static final String CUT_BY_SERVER =
      "the manager ended the connection in the middle of the TLS handshake; its log may say why. If"
          + " it serves without TLS, set tls.enabled: false; if this is not its port, mend"
          + " server.address";
  private static final String CUT_BY_CLIENT =
      "the client went away in the middle of the TLS handshake";

  private final Path dir;
  private final TlsServer server;
  private final TlsClient client;

  OddPeersTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    TestPki pki = TestPki.create(dir, "HoneyBee CA");
    this.server = TestPki.open(TestPki.serverSettings(pki.server(TestPki.LOOPBACK)));
    this.client = TestPki.open(TestPki.clientSettings(pki.caFile()));
  }

  private String serverLine(Meeting.Part clientPart) {
    return Meeting.of(Meeting.part(server), clientPart).server();
  }

  private String clientLine(Meeting.Part serverPart) {
    return Meeting.of(serverPart, Meeting.part(client, "127.0.0.1")).client();
  }

  /** What is left to read, a reset being an end like any other. */
  private static byte[] readAll(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static Meeting.Part sends(byte[] bytes) {
    return socket -> {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return new String(readAll(socket), StandardCharsets.ISO_8859_1);
    };
  }

  private static byte[] clientHello() throws IOException {
    byte[][] hello = new byte[1][];
    Meeting.of(
        socket -> {
          byte[] header = socket.getInputStream().readNBytes(5);
          int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
          byte[] record = Arrays.copyOf(header, 5 + length);
          socket.getInputStream().readNBytes(record, 5, length);
          hello[0] = record;
          return Meeting.FINE;
        },
        Meeting.part(
            TlsClient.open(
                "tls",
                new TlsClientSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty()),
                InstantSource.system()),
            "localhost"));
    return hello[0];
  }

  @Test
  void aRealTls12ClientIsToldAndRefused() throws Exception {
    OpenSsl.Result[] result = new OpenSsl.Result[1];
    String line = serverLineOf(port -> result[0] = sClient(port, "-tls1_2"));
    assertThat(line).isEqualTo(OLD_CLIENT);
    assertThat(result[0].output()).contains("alert protocol version");
    assertThat(result[0].exitCode()).isNotZero();
  }

  @Test
  void aRealTls13ClientIsServed() throws Exception {
    OpenSsl.Result[] result = new OpenSsl.Result[1];
    serverLineOf(port -> result[0] = sClient(port, "-tls1_3"));
    assertThat(result[0].output())
        .contains("New, TLSv1.3, Cipher is TLS_AES", "Verify return code: 0 (ok)");
    assertThat(result[0].exitCode()).isZero();
  }

  private OpenSsl.Result sClient(int port, String protocol)
      throws IOException, InterruptedException {
    return OpenSsl.tryRun(
        dir,
        ("s_client -connect 127.0.0.1:"
                + port
                + " -CAfile ca/ca.crt -verify_return_error "
                + protocol)
            .split(" "));
  }

  private interface Visit {
    void to(int port) throws Exception;
  }

  /** Serves one connection that somebody else's program makes. */
  private String serverLineOf(Visit visit) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> line =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = listener.accept()) {
                  socket.setSoTimeout(5_000);
                  return Meeting.part(server).play(socket);
                } catch (IOException e) {
                  return String.valueOf(e.getMessage());
                }
              },
              Thread::startVirtualThread);
      visit.to(listener.getLocalPort());
      return line.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerOfTls12OnlyIsRefused() throws Exception {
    OpenSsl.run(
        dir,
        "req -x509 -nodes -newkey rsa:2048 -subj /CN=old -days 1 -out old.crt -keyout old.key"
            .split(" "));
    CertificateFiles old = CertificateFiles.in(dir, "old");
    try (OpenSslServer server = OpenSslServer.start(dir, old, "-tls1_2")) {
      Socket socket = server.connect();
      socket.setSoTimeout(5_000);
      assertThat(Meeting.part(client, "127.0.0.1").play(socket)).isEqualTo(OLD_SERVER);
    }
  }

  @Test
  void aPlainClientOnATlsPortIsNamedAndGetsAnAlertThatItCanRecognise() {
    String registration = "{\"version\":2,\"message\":{\"NodeRegistration\":{\"node_id\":1\n";
    Meeting meeting =
        Meeting.of(Meeting.part(server), sends(registration.getBytes(StandardCharsets.UTF_8)));
    assertThat(meeting.server())
        .startsWith(
            "the client does not speak TLS (it sent '{\"version\":2,\"message\":{\"NodeRegistration")
        .endsWith(
            "'); set tls.enabled: true on the node, or serve nodes without TLS with"
                + " nodes.tls.enabled: false");
    String unexpectedMessage = "\u0015\u0003\u0001\u0000\u0002\u0002\n";
    assertThat(meeting.client()).isEqualTo(unexpectedMessage);
  }

  @Test
  void whatAPlainClientSendsIsEscaped() {
    assertThat(serverLine(sends("GET /\u001b[2J\r\n".getBytes(StandardCharsets.ISO_8859_1))))
        .contains("(it sent 'GET /\\x1b[2J\\r\\n')");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 40})
  void aClientThatLeavesInTheMiddleIsSaidToHaveLeft(int bytes) throws IOException {
    assertThat(serverLine(sends(Arrays.copyOf(clientHello(), bytes)))).isEqualTo(CUT_BY_CLIENT);
  }

  @Test
  void aClientThatStopsInTheMiddleIsGivenUp() throws IOException {
    byte[] half = Arrays.copyOf(clientHello(), 40);
    Meeting.Part impatient =
        socket -> {
          socket.setSoTimeout(200);
          return Meeting.part(server).play(socket);
        };
    Meeting meeting =
        Meeting.of(
            impatient,
            socket -> {
              socket.getOutputStream().write(half);
              return String.valueOf(readAll(socket).length);
            });
    assertThat(meeting.server()).isEqualTo("the client did not finish the TLS handshake in time");
  }

  @Test
  void garbageAfterARightStartIsRefused() {
    byte[] garbage = new byte[64];
    Arrays.fill(garbage, (byte) 0xee);
    garbage[0] = 0x16;
    assertThat(serverLine(sends(garbage))).startsWith("the TLS handshake failed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"version\":2}\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-x\r\n"})
  void aPlainServerThatAnswersIsSaidToSpeakNoTls(String answer) {
    assertThat(
            clientLine(
                socket -> {
                  socket.getInputStream().readNBytes(5);
                  socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                  socket.shutdownOutput();
                  readAll(socket);
                  return Meeting.FINE;
                }))
        .isEqualTo(NO_TLS_SERVER);
  }

  @Test
  void aPlainServerThatHangsUpIsSaidToHaveHungUp() {
    assertThat(
            clientLine(
                socket -> {
                  socket.getInputStream().readNBytes(5);
                  return Meeting.FINE;
                }))
        .isEqualTo(CUT_BY_SERVER);
    assertThat(clientLine(socket -> Meeting.FINE)).isEqualTo(CUT_BY_SERVER);
  }

  @Test
  void aServerThatStopsInTheMiddleOfItsAnswerIsSaidToHaveHungUp() {
    byte[] startOfServerHello = {0x16, 3, 3, 0, 0x7a, 2, 0, 0};
    assertThat(
            clientLine(
                socket -> {
                  socket.getInputStream().readNBytes(5);
                  socket.getOutputStream().write(startOfServerHello);
                  socket.shutdownOutput();
                  readAll(socket);
                  return Meeting.FINE;
                }))
        .isEqualTo(CUT_BY_SERVER);
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    assertThat(givenUp(socket -> {})).startsWith("the manager did not finish the TLS handshake");
  }

  @Test
  void aServerThatSaysAByteNowAndThenIsGivenUpInTheSameTime() {
    long start = System.nanoTime();
    String line =
        givenUp(
            socket -> {
              byte[] record = {0x16, 3, 3, 0x40, 0};
              socket.getOutputStream().write(record);
              while (true) {
                socket.getOutputStream().write(2);
                // A read with a timeout is the pause: the client sends nothing more.
                try {
                  socket.setSoTimeout(50);
                  if (socket.getInputStream().read() < 0) {
                    return;
                  }
                } catch (SocketTimeoutException expected) {
                  // Next byte.
                }
              }
            });
    assertThat(line)
        .startsWith(
            "the manager did not finish the TLS handshake within 300 ms (server.connection_timeout);");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(3_000);
  }

  private interface Silence {
    void keep(Socket socket) throws IOException;
  }

  private String givenUp(Silence silence) {
    return Meeting.of(
            socket -> {
              socket.getInputStream().readNBytes(5);
              silence.keep(socket);
              readAll(socket);
              return Meeting.FINE;
            },
            socket -> {
              socket.setSoTimeout(300);
              return Meeting.part(client, "localhost").play(socket);
            })
        .client();
  }
}
