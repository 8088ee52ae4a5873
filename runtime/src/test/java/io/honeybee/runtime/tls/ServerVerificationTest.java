package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a server's certificate, and what the server hears of it. */
class ServerVerificationTest {
  private final Path dir;
  private final TestPki pki;

  ServerVerificationTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.pki = TestPki.create(dir, "HoneyBee CA");
  }

  private Meeting meet(CertificateFiles server) throws TlsFailure {
    return meet(server, TestPki.clientSettings(pki.caFile()));
  }

  private static Meeting meet(CertificateFiles server, TlsClientSettings client) throws TlsFailure {
    return Meeting.of(TestPki.open(TestPki.serverSettings(server)), TestPki.open(client));
  }

  private static TlsClientSettings named(Path caFile, String serverName) {
    return new TlsClientSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(caFile),
        Optional.empty(),
        false,
        Optional.of(serverName));
  }

  private static String refused(CertificateFiles server, String alert) {
    return "the client refused nodes.tls.cert_file (" + server.certificate() + ") with " + alert;
  }

  private static String refusedForItsCaOrName(CertificateFiles server, String alert) {
    return refused(server, alert)
        + ": its own log says why; most often its ca_file lacks the CA that signed this certificate,"
        + " or it connects by a name that the certificate does not have";
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1"})
  void aCertificateOfTheRightCaIsTakenByNameAndByAddress(String host) throws IOException {
    Meeting meeting =
        Meeting.of(
            TestPki.open(TestPki.serverSettings(pki.server(TestPki.LOOPBACK))),
            TestPki.open(TestPki.clientSettings(pki.caFile())),
            host);
    assertThat(meeting).isEqualTo(new Meeting(Meeting.FINE, Meeting.FINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hive.example.org", "Hive.Example.ORG", "10.1.2.3", "2001:db8::1"})
  void theServerNameReplacesTheHostInVerification(String serverName) throws IOException {
    CertificateFiles server = pki.server("hive.example.org", "10.1.2.3", "2001:db8::1");
    assertThat(meet(server, named(pki.caFile(), serverName)).client()).isEqualTo(Meeting.FINE);
  }

  @Test
  void aHostThatStandsInTheCertificateDoesNotHelpWhenTheServerNameDoesNot() throws IOException {
    CertificateFiles server = pki.server("127.0.0.1");
    assertThat(meet(server, named(pki.caFile(), "other.example.org")).client())
        .contains("not for other.example.org");
  }

  @Test
  void aCertificateForOtherHostsIsRefusedAndItsNamesAreListed() throws IOException {
    CertificateFiles server = pki.server("hive.example.org", "10.1.2.3", "2001:db8::1");
    assertThat(meet(server))
        .isEqualTo(
            new Meeting(
                refusedForItsCaOrName(server, "certificate_unknown"),
                "the manager's certificate (CN=manager) is for hive.example.org, 10.1.2.3,"
                    + " 2001:db8:0:0:0:0:0:1, not for 127.0.0.1; set tls.server_name to a name that"
                    + " it has, or issue one for 127.0.0.1"));
  }

  @Test
  void aCertificateOfAnotherCaIsRefused() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    CertificateFiles server = other.server(TestPki.LOOPBACK);
    assertThat(meet(server))
        .isEqualTo(
            new Meeting(
                refusedForItsCaOrName(server, "certificate_unknown"),
                "the manager's certificate (CN=manager) is not signed by a CA of tls.ca_file ("
                    + pki.caFile()
                    + ") but by CN=Other CA; put the CA that signed it there"));
  }

  @Test
  void aCertificateOfAnotherCaWithTheSameNameIsRefused() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "HoneyBee CA");
    assertThat(meet(other.server(TestPki.LOOPBACK)).client())
        .isEqualTo(
            "the manager's certificate (CN=manager) is not signed by a CA of tls.ca_file ("
                + pki.caFile()
                + ") but by CN=HoneyBee CA, another CA of the same name; put the CA that signed it"
                + " there");
  }

  @Test
  void withoutACaFileTheSystemsAuthoritiesCount() throws IOException {
    CertificateFiles server = pki.server(TestPki.LOOPBACK);
    TlsClientSettings system =
        new TlsClientSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    assertThat(meet(server, system).client())
        .isEqualTo(
            "the manager's certificate (CN=manager) is not signed by a CA of this system but by"
                + " CN=HoneyBee CA; put that CA into a file and name it in tls.ca_file");
  }

  @Test
  void anExpiredCertificateIsRefusedWithItsDates() throws IOException {
    CertificateFiles server = pki.serverIssued(Duration.ofDays(400), TestPki.LOOPBACK);
    X509Certificate certificate = Pem.certificates(server.certificate()).getFirst();
    Meeting meeting = meet(server);
    assertThat(meeting.client())
        .startsWith(
            "the manager's certificate (CN=manager) expired on "
                + certificate.getNotAfter().toInstant()
                + ", and here it is 20")
        .endsWith(
            "; renew it ('honeybee certs renew'), or set this machine's clock if that is wrong");
    assertThat(meeting.server())
        .isEqualTo(
            refused(server, "certificate_expired")
                + ": renew it ('honeybee certs renew'), or set the clock of the machine that is"
                + " wrong");
  }

  @Test
  void aCertificateFromTheFutureIsRefusedWithItsDates() throws IOException {
    CertificateFiles server = pki.serverIssued(Duration.ofDays(-2), TestPki.LOOPBACK);
    X509Certificate certificate = Pem.certificates(server.certificate()).getFirst();
    Meeting meeting = meet(server);
    assertThat(meeting.client())
        .startsWith(
            "the manager's certificate (CN=manager) is valid only from "
                + certificate.getNotBefore().toInstant()
                + ", and here it is 20")
        .endsWith("; set the clock of this machine, or of the one that issued it");
    assertThat(meeting.server()).isEqualTo(refusedForItsCaOrName(server, "bad_certificate"));
  }

  @Test
  void aSelfSignedCertificateIsRefused() throws Exception {
    CertificateFiles server = OpenSsl.selfSigned(dir, 1);
    assertThat(meet(server))
        .isEqualTo(
            new Meeting(
                refusedForItsCaOrName(server, "certificate_unknown"),
                "the manager's certificate (CN=self) is self-signed and not among the CAs of"
                    + " tls.ca_file ("
                    + pki.caFile()
                    + "); put that very certificate into tls.ca_file, or better have a CA issue"
                    + " one ('honeybee certs issue')"));
  }

  @Test
  void aSelfSignedCertificateThatIsItsOwnCaFileIsTakenWithinItsDates() throws Exception {
    CertificateFiles server = OpenSsl.selfSigned(dir, 1);
    TlsClientSettings settings = TestPki.clientSettings(server.certificate());
    assertThat(meet(server, settings)).isEqualTo(new Meeting(Meeting.FINE, Meeting.FINE));

    TlsClient later = TlsClient.open("tls", settings, () -> Instant.now().plus(Duration.ofDays(2)));
    assertThat(Meeting.of(TestPki.open(TestPki.serverSettings(server)), later).client())
        .contains("(CN=self) expired on");
  }

  @Test
  void aCertificateForClientsIsRefused() throws IOException {
    CertificateFiles files = pki.client("localhost");
    assertThat(
            Meeting.of(
                    TestPki.open(TestPki.serverSettings(files)),
                    TestPki.open(TestPki.clientSettings(pki.caFile())),
                    "localhost")
                .client())
        .isEqualTo(
            "the manager's certificate (CN=localhost) is not made for servers, says its extended"
                + " key usage; issue one that is");
  }

  @Test
  void aCertificateWithTooSmallAKeyIsRefused() throws Exception {
    CertificateFiles server = pki.weakServer();
    Meeting meeting = meet(server);
    assertThat(meeting.client())
        .startsWith("the manager's certificate (CN=weak) has a key or signature that is too weak (")
        .endsWith("); issue one with ECDSA P-256, or RSA of 2048 bits or more");
    assertThat(meeting.server())
        .isEqualTo(
            refused(server, "unsupported_certificate")
                + ": its key or signature is too weak, or it is not made for servers");
  }

  @Test
  void insecureSkipVerifyTakesAnyCertificate() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    CertificateFiles expired = other.serverIssued(Duration.ofDays(400), "elsewhere.example.org");
    TlsClientSettings blind =
        new TlsClientSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.of(pki.caFile()),
            Optional.empty(),
            true,
            Optional.empty());
    assertThat(meet(expired, blind)).isEqualTo(new Meeting(Meeting.FINE, Meeting.FINE));
  }

  @Test
  void aRevokedCertificateIsRefused() throws IOException {
    CertificateFiles server = pki.server(TestPki.LOOPBACK);
    X509Certificate certificate = Pem.certificates(server.certificate()).getFirst();
    Path list = dir.resolve("revoked.crl");
    pki.ca.revoke(certificate, list);
    Meeting meeting = meet(server, withList(list));
    assertThat(meeting)
        .isEqualTo(
            new Meeting(
                refused(server, "certificate_revoked")
                    + ": issue a new one ('honeybee certs issue')",
                "the manager's certificate (CN=manager) was revoked: its serial number "
                    + certificate.getSerialNumber().toString(16)
                    + " stands in tls.crl_file; issue a new one"));
    assertThat(meet(pki.server(TestPki.LOOPBACK), withList(list)).client()).isEqualTo(Meeting.FINE);
  }

  @Test
  void aListOfAnotherCaLeavesNothingUnchecked() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    Path list = dir.resolve("revoked.crl");
    other.ca.revoke(Pem.certificates(other.server("x").certificate()).getFirst(), list);
    assertThat(meet(pki.server(TestPki.LOOPBACK), withList(list)).client())
        .isEqualTo(
            "the manager's certificate (CN=manager) cannot be checked against tls.crl_file: it has"
                + " no list of CN=HoneyBee CA; put the CA's newest list there");
  }

  private TlsClientSettings withList(Path list) {
    return new TlsClientSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(pki.caFile()),
        Optional.of(list),
        false,
        Optional.empty());
  }

  @Test
  void hostileNamesInACertificateCannotForgeALogLine() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Evil\u001b[31m\nCA");
    CertificateFiles files = CertificateFiles.in(dir, "evil");
    other.ca.issue(CertificateRequest.server("x\r\n2026-01-01 ERROR", List.of("127.0.0.1")), files);
    assertThat(meet(files).client()).doesNotContain("\n", "\r", "\u001b").contains("\\n");
  }
}
