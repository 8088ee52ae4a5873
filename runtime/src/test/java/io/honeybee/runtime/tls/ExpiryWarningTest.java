package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryWarningTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;
  private final LogLines log = LogLines.of(ExpiryWatch.class);
  private final TestPki pki;

  ExpiryWarningTest(@TempDir Path dir) throws IOException {
    this.pki = TestPki.create(dir, "HoneyBee CA");
  }

  @AfterEach
  void detach() {
    log.close();
  }

  private static Instant end(Path certificate) throws IOException {
    return Pem.certificates(certificate).getFirst().getNotAfter().toInstant();
  }

  @Test
  void aWarningStarts14DaysBeforeTheEndAndComesOnceADay() throws IOException {
    CertificateFiles files = pki.server("localhost");
    Instant end = end(files.certificate());
    now.set(end.minus(Duration.ofDays(14)).minusSeconds(1));
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    assertThat(log.lines()).isEmpty();

    now.set(end.minus(Duration.ofDays(13)).plusSeconds(1));
    for (int i = 0; i < 3; i++) {
      server.checkFiles();
    }
    assertThat(log.lines())
        .containsExactly(
            "WARN nodes.tls.cert_file: the certificate of CN=manager expires on "
                + end
                + ", in 12 days; renew it ('honeybee certs renew') or the other side will refuse"
                + " it");

    now.updateAndGet(then -> then.plus(Duration.ofHours(23)));
    server.checkFiles();
    assertThat(log.lines()).hasSize(1);
    now.updateAndGet(then -> then.plus(Duration.ofHours(1)));
    server.checkFiles();
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void aHandshakeAloneWarnsToo() throws IOException {
    CertificateFiles files = pki.server(TestPki.LOOPBACK);
    now.set(end(files.certificate()).minus(Duration.ofDays(20)));
    TlsServer server = TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    now.updateAndGet(then -> then.plus(Duration.ofDays(10)));
    Meeting.of(server, TestPki.open(TestPki.clientSettings(pki.caFile())));
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void whatHasEndedAlreadyIsSaidAtTheStart() throws IOException {
    CertificateFiles files = pki.server("localhost");
    now.set(end(files.certificate()).plusSeconds(1));
    TlsServer.open("nodes.tls", TestPki.serverSettings(files), clock);
    assertThat(log.lines()).singleElement().asString().contains("CN=manager expired on ");
  }

  @Test
  void aClientWarnsOfItsOwnCertificateAndOfItsCaFile() throws IOException {
    CertificateFiles own = pki.client("node-1");
    now.set(end(pki.caFile()).minus(Duration.ofDays(2)));
    TlsClient.open("tls", TestPki.clientSettings(pki.caFile(), own), clock);
    assertThat(log.lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("WARN tls.cert_file: the certificate of CN=node-1 exp"))
        .anyMatch(line -> line.startsWith("WARN tls.ca_file: the certificate of CN=HoneyBee CA"));
  }

  @Test
  void theSystemsAuthoritiesAreNotWarnedOf() throws IOException {
    now.set(Instant.now().plus(Duration.ofDays(20_000)));
    TlsClientSettings system =
        new TlsClientSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    TlsClient.open("tls", system, clock);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aRevocationListThatEndsIsWarnedOf() throws Exception {
    now.set(Instant.now());
    Path list = pki.listThatEnded();
    TlsServer.open(
        "nodes.tls",
        TestPki.serverSettings(
            pki.server("localhost"), pki.caFile(), Optional.of(list), ClientAuth.WANT),
        clock);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith(
            "WARN nodes.tls.crl_file: the revocation list of CN=HoneyBee CA expired on"
                + " 2025-01-01T00:00:01Z; put the CA's newest list there");
  }
}
