package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, keys, CAs and revocation lists that change under a running program. */
class FollowedFilesTest {
  private static final Meeting BOTH_FINE = new Meeting(Meeting.FINE, Meeting.FINE);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final Path dir;
  private final TestPki pki;
  private final CertificateFiles files;
  private final TlsClient client;

  FollowedFilesTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.pki = TestPki.create(dir, "HoneyBee CA");
    this.files = pki.server(TestPki.LOOPBACK);
    this.client = TestPki.open(TestPki.clientSettings(pki.caFile()));
  }

  private void aSecondPasses() {
    now.updateAndGet(then -> then.plusSeconds(1));
  }

  private static BigInteger serialIn(Path certificate) throws IOException {
    return Pem.certificates(certificate).getFirst().getSerialNumber();
  }

  /** The serial number that a client sees. */
  private BigInteger serialShownBy(TlsServer server) {
    List<BigInteger> seen = new ArrayList<>();
    Meeting meeting =
        Meeting.of(
            Meeting.part(server),
            raw -> {
              try (SSLSocket socket = client.handshake(raw, "127.0.0.1")) {
                seen.add(
                    ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                        .getSerialNumber());
                socket.getOutputStream().write('\n');
                return socket.getInputStream().read() == '\n' ? Meeting.FINE : "no answer";
              }
            });
    assertThat(meeting).isEqualTo(BOTH_FINE);
    return seen.getFirst();
  }

  @Test
  void aNewCertificateAndKeyAreShownWithoutARestart() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    BigInteger first = serialIn(files.certificate());
    assertThat(serialShownBy(server)).isEqualTo(first);
    try (LogLines log = LogLines.of(Followed.class)) {
      pki.server(TestPki.LOOPBACK);
      aSecondPasses();
      assertThat(serialShownBy(server))
          .isEqualTo(serialIn(files.certificate()))
          .isNotEqualTo(first);
      assertThat(log.lines())
          .containsExactly(
              "INFO nodes.tls: read [" + files.certificate() + ", " + files.key() + "] again");
    }
  }

  @Test
  void filesAreLookedAtNoMoreThanOnceASecond() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    BigInteger first = serialIn(files.certificate());
    pki.server(TestPki.LOOPBACK);
    assertThat(serialShownBy(server)).isEqualTo(first);
  }

  @Test
  void anUnusableNewFileLeavesTheOldOneInUseWithOneWarning() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    BigInteger first = serialIn(files.certificate());
    try (LogLines log = LogLines.of(Followed.class)) {
      Files.writeString(files.certificate(), "not a certificate");
      for (int i = 0; i < 5; i++) {
        aSecondPasses();
        assertThat(serialShownBy(server)).isEqualTo(first);
      }
      assertThat(log.lines())
          .containsExactly(
              "WARN nodes.tls.cert_file: "
                  + files.certificate()
                  + " holds no PEM certificate (no '-----BEGIN CERTIFICATE-----' in it); the one"
                  + " that was read before stays in use");

      pki.server(TestPki.LOOPBACK);
      aSecondPasses();
      assertThat(serialShownBy(server)).isEqualTo(serialIn(files.certificate()));
      assertThat(log.lines()).hasSize(2).last().asString().startsWith("INFO");
    }
  }

  @Test
  void anotherUnusableFileIsWarnedOfAgain() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    try (LogLines log = LogLines.of(Followed.class)) {
      for (String text : List.of("bad", "worse than before")) {
        Files.writeString(files.certificate(), text);
        for (int i = 0; i < 3; i++) {
          aSecondPasses();
          server.checkFiles();
        }
      }
      Files.delete(files.certificate());
      for (int i = 0; i < 3; i++) {
        aSecondPasses();
        server.checkFiles();
      }
      assertThat(log.lines()).hasSize(3);
      assertThat(log.lines().getLast()).contains("does not exist; the one that was read before");
    }
  }

  @Test
  void aKeyThatArrivesBeforeItsCertificateIsNotWorthAWarning() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    BigInteger first = serialIn(files.certificate());
    CertificateFiles next =
        pki.issue(Duration.ZERO, CertificateRequest.server("next", List.of("127.0.0.1")));
    try (LogLines log = LogLines.of(Followed.class)) {
      Files.move(next.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      aSecondPasses();
      assertThat(serialShownBy(server)).isEqualTo(first);
      Files.move(next.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      aSecondPasses();
      assertThat(serialShownBy(server)).isNotEqualTo(first);
      assertThat(log.lines()).singleElement().asString().startsWith("INFO");
    }
  }

  @Test
  void aRenewedCertificateOfTheSameSizeAndTimeIsNoticed() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    var modified = Files.getLastModifiedTime(files.certificate());
    pki.ca.renew(files.certificate());
    Files.setLastModifiedTime(files.certificate(), modified);
    aSecondPasses();
    assertThat(serialShownBy(server)).isEqualTo(serialIn(files.certificate()));
  }

  @Test
  void aClientFollowsItsCaFileAlsoForAServerThatGaveItATicket() throws Exception {
    Path caFile = Files.copy(pki.caFile(), dir.resolve("trusted.crt"));
    TlsClient follower = TlsClient.open("tls", TestPki.clientSettings(caFile), clock);
    try (OpenSslServer server = OpenSslServer.start(dir, files, "-tls1_3", "-rev")) {
      assertThat(visit(server, follower)).isEqualTo(Meeting.FINE);
      assertThat(visit(server, follower)).isEqualTo(Meeting.FINE);
      TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
      Files.copy(other.caFile(), caFile, StandardCopyOption.REPLACE_EXISTING);
      aSecondPasses();
      assertThat(visit(server, follower)).contains("is not signed by a CA of");
    }
  }

  private static String visit(OpenSslServer server, TlsClient client) throws IOException {
    Socket raw = server.connect();
    raw.setSoTimeout(5_000);
    return Meeting.part(client, "127.0.0.1").play(raw);
  }

  @Test
  void aServerFollowsItsRevocationListAlsoForAClientThatWouldResumeItsSession() throws Exception {
    Path list = dir.resolve("revoked.crl");
    CertificateFiles own = pki.client("node-1");
    CertificateFiles gone = pki.client("node-2");
    pki.ca.revoke(Pem.certificates(gone.certificate()).getFirst(), list);
    Meeting.Part server =
        Meeting.part(
            TlsServer.open(
                "nodes.tls",
                TestPki.serverSettings(files, pki.caFile(), Optional.of(list), ClientAuth.NEED),
                clock));
    Meeting.Part node = clientThatResumes(own);
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(Meeting.on(listener, server, node)).isEqualTo(BOTH_FINE);
      assertThat(Meeting.on(listener, server, node)).isEqualTo(BOTH_FINE);
      pki.ca.revoke(Pem.certificates(own.certificate()).getFirst(), list);
      aSecondPasses();
      assertThat(Meeting.on(listener, server, node).server()).contains("(CN=node-1) was revoked");
    }
  }

  /** Java's own client, which keeps tickets. */
  private static Meeting.Part clientThatResumes(CertificateFiles own) throws Exception {
    Identity identity = Identity.read("tls", own.certificate(), own.key());
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(
        new KeyManager[] {new IdentityKeys(() -> identity)},
        new TrustManager[] {new AnyCertificate()},
        null);
    return raw -> {
      try (Socket socket =
          context.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), true)) {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read() == '\n' ? Meeting.FINE : "no answer";
      }
    };
  }

  @Test
  void aServerFollowsItsClientCaFile() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    Path caFile = Files.copy(other.caFile(), dir.resolve("trusted.crt"));
    TlsServer server =
        TlsServer.open(
            "nodes.tls",
            TestPki.serverSettings(files, caFile, Optional.empty(), ClientAuth.NEED),
            clock);
    TlsClient node = TestPki.open(TestPki.clientSettings(pki.caFile(), pki.client("node-1")));
    assertThat(Meeting.of(server, node).server()).contains("is not signed by a CA of");
    Files.copy(pki.caFile(), caFile, StandardCopyOption.REPLACE_EXISTING);
    aSecondPasses();
    assertThat(Meeting.of(server, node)).isEqualTo(BOTH_FINE);
  }

  @Test
  void connectionsThatAreOpenGoOnWhenFilesChange() throws IOException {
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    Meeting meeting =
        Meeting.of(
            raw -> {
              Socket socket = server.upgrade(raw);
              pki.server(TestPki.LOOPBACK);
              aSecondPasses();
              server.checkFiles();
              assertThat(socket.getInputStream().read()).isEqualTo('h');
              socket.getOutputStream().write('\n');
              return Meeting.FINE;
            },
            Meeting.part(client, "127.0.0.1"));
    assertThat(meeting).isEqualTo(BOTH_FINE);
  }
}
