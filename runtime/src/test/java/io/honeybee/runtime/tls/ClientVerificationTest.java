package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.certs.CertificateUse;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server makes of a client's certificate, and what the client hears of it. */
class ClientVerificationTest {
  private static final Meeting BOTH_FINE = new Meeting(Meeting.FINE, Meeting.FINE);

  private final Path dir;
  private final TestPki pki;
  private final CertificateFiles server;

  ClientVerificationTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.pki = TestPki.create(dir, "HoneyBee CA");
    this.server = pki.server(TestPki.LOOPBACK);
  }

  private TlsServer server(ClientAuth auth) throws TlsFailure {
    return server(auth, Optional.empty());
  }

  private TlsServer server(ClientAuth auth, Optional<Path> list) throws TlsFailure {
    return TestPki.open(TestPki.serverSettings(server, pki.caFile(), list, auth));
  }

  private Meeting meet(TlsServer with, CertificateFiles own) throws TlsFailure {
    return Meeting.of(with, TestPki.open(TestPki.clientSettings(pki.caFile(), own)));
  }

  private Meeting meetWithoutCertificate(TlsServer with) throws TlsFailure {
    return Meeting.of(with, TestPki.open(TestPki.clientSettings(pki.caFile())));
  }

  private static String refused(CertificateFiles own, String why) {
    return "the manager refused this node's certificate, tls.cert_file ("
        + own.certificate()
        + "), with certificate_unknown: "
        + why;
  }

  @Test
  void aCertificateOfTheRightCaIsTaken() throws IOException {
    assertThat(meet(server(ClientAuth.NEED), pki.client("node-1"))).isEqualTo(BOTH_FINE);
    assertThat(meet(server(ClientAuth.WANT), pki.client("node-1"))).isEqualTo(BOTH_FINE);
  }

  @Test
  void aServerThatDoesNotAskTakesAnyClient() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    assertThat(meetWithoutCertificate(server(ClientAuth.NONE))).isEqualTo(BOTH_FINE);
    assertThat(meet(server(ClientAuth.NONE), other.client("node-1"))).isEqualTo(BOTH_FINE);
  }

  @Test
  void aServerThatWouldLikeOneTakesAClientWithoutOne() throws IOException {
    assertThat(meetWithoutCertificate(server(ClientAuth.WANT))).isEqualTo(BOTH_FINE);
  }

  @Test
  void aClientWithoutACertificateIsRefusedWhereOneIsNeeded() throws IOException {
    assertThat(meetWithoutCertificate(server(ClientAuth.NEED)))
        .isEqualTo(
            new Meeting(
                "the client showed no certificate, and nodes.tls.client_auth is need; give it a"
                    + " certificate of the CA in nodes.tls.client_ca_file (a node's tls.cert_file"
                    + " and tls.key_file)",
                "the manager wants a certificate of this node; set tls.cert_file and tls.key_file"
                    + " to those that its CA issued ('honeybee certs issue')"));
  }

  @Test
  void aCertificateOfAnotherCaIsRefusedAlsoWhereNoneIsNeeded() throws IOException {
    TestPki other = TestPki.create(dir.resolve("other"), "Other CA");
    CertificateFiles own = other.client("node-1");
    for (ClientAuth auth : List.of(ClientAuth.WANT, ClientAuth.NEED)) {
      assertThat(meet(server(auth), own))
          .isEqualTo(
              new Meeting(
                  "the client's certificate (CN=node-1) is not signed by a CA of"
                      + " nodes.tls.client_ca_file ("
                      + pki.caFile()
                      + ") but by CN=Other CA; put the CA that signed it there",
                  refused(
                      own,
                      "its log says why; a CA of its client_ca_file must have signed the"
                          + " certificate, and this one is signed by CN=Other CA")));
    }
  }

  @Test
  void anExpiredCertificateIsRefused() throws IOException {
    CertificateFiles own = pki.clientIssued(Duration.ofDays(400), "node-1");
    X509Certificate certificate = Pem.certificates(own.certificate()).getFirst();
    Meeting meeting = meet(server(ClientAuth.NEED), own);
    assertThat(meeting.server()).startsWith("the client's certificate (CN=node-1) expired on ");
    assertThat(meeting.client())
        .isEqualTo(
            refused(
                own,
                "it expired on "
                    + certificate.getNotAfter().toInstant()
                    + "; renew it ('honeybee certs renew')"));
  }

  @Test
  void aServersCertificateDoesNotPassForAClients() throws IOException {
    assertThat(meet(server(ClientAuth.NEED), server).server())
        .isEqualTo(
            "the client's certificate (CN=manager) is not made for clients, says its extended key"
                + " usage; issue one that is");
  }

  @Test
  void aRevokedCertificateIsRefusedAndOthersAreNot() throws IOException {
    CertificateFiles own = pki.client("node-1");
    CertificateFiles other = pki.client("node-2");
    X509Certificate certificate = Pem.certificates(own.certificate()).getFirst();
    Path list = dir.resolve("revoked.crl");
    pki.ca.revoke(certificate, list);
    TlsServer server = server(ClientAuth.NEED, Optional.of(list));
    assertThat(meet(server, own).server())
        .isEqualTo(
            "the client's certificate (CN=node-1) was revoked: its serial number "
                + certificate.getSerialNumber().toString(16)
                + " stands in nodes.tls.crl_file; issue a new one");
    assertThat(meet(server, other)).isEqualTo(BOTH_FINE);
  }

  @Test
  void aRevocationListThatRanOutRefusesAndSaysSo() throws Exception {
    Path list = pki.listThatEnded();
    assertThat(meet(server(ClientAuth.NEED, Optional.of(list)), pki.client("node-1")).server())
        .startsWith(
            "the client's certificate (CN=node-1) cannot be checked against nodes.tls.crl_file:"
                + " the list of CN=HoneyBee CA there ended on ")
        .endsWith("; put the CA's newest list there");
  }

  @Test
  void aRevocationListMayBeDer() throws Exception {
    Path list = dir.resolve("revoked.crl");
    CertificateFiles own = pki.client("node-1");
    pki.ca.revoke(Pem.certificates(own.certificate()).getFirst(), list);
    OpenSsl.run(dir, "crl -in revoked.crl -outform DER -out revoked.der".split(" "));
    TlsServer server = server(ClientAuth.NEED, Optional.of(dir.resolve("revoked.der")));
    assertThat(meet(server, own).server()).contains("was revoked");
  }

  @Test
  void aServerThatAsksNeedsACaFile() throws IOException {
    TlsServerSettings settings =
        new TlsServerSettings(
            server.certificate(),
            server.key(),
            Optional.empty(),
            Optional.empty(),
            ClientAuth.WANT);
    assertThatThrownBy(() -> TestPki.open(settings))
        .isInstanceOf(TlsFailure.class)
        .hasMessage(
            "nodes.tls.client_ca_file is missing; name the file of the CA that signs the clients'"
                + " certificates, or set nodes.tls.client_auth: none");
  }

  @Test
  void theNamesInTheCertificateAreThereToBindTheNodeTo() throws IOException {
    CertificateFiles own =
        pki.issue(
            Duration.ZERO,
            new CertificateRequest(
                CertificateUse.CLIENT, "Hive north, é", List.of("north.example.org", "10.0.0.7")));
    PeerNames names = namesSeenBy(server(ClientAuth.NEED), own).orElseThrow();
    assertThat(names)
        .isEqualTo(new PeerNames(Optional.of("Hive north, é"), List.of("north.example.org")));
    assertThat(names.include("Hive north, é")).isTrue();
    assertThat(names.include("hive NORTH, é")).isFalse();
    assertThat(names.include("North.Example.Org")).isTrue();
    assertThat(names.include("10.0.0.7")).isFalse();
    assertThat(names.include("example.org")).isFalse();
    assertThat(names).hasToString("CN=Hive north, é, north.example.org");
  }

  @Test
  void withoutACertificateThereAreNoNames() throws IOException {
    assertThat(
            namesSeenBy(
                server(ClientAuth.WANT), TestPki.open(TestPki.clientSettings(pki.caFile()))))
        .isEmpty();
    try (Socket plain = new Socket()) {
      assertThat(PeerNames.of(plain)).isEmpty();
    }
  }

  private Optional<PeerNames> namesSeenBy(TlsServer with, CertificateFiles own) throws IOException {
    return namesSeenBy(with, TestPki.open(TestPki.clientSettings(pki.caFile(), own)));
  }

  private static Optional<PeerNames> namesSeenBy(TlsServer with, TlsClient client) {
    List<Optional<PeerNames>> seen = new CopyOnWriteArrayList<>();
    Meeting.of(
        raw -> {
          Socket socket = with.upgrade(raw);
          seen.add(PeerNames.of(socket));
          socket.getOutputStream().write('\n');
          return Meeting.FINE;
        },
        Meeting.part(client, "localhost"));
    return seen.getFirst();
  }

  @Test
  void aClientNeedsItsCertificateAndItsKey() throws IOException {
    CertificateFiles own = pki.client("node-1");
    TlsClientSettings half =
        new TlsClientSettings(
            Optional.of(own.certificate()),
            Optional.empty(),
            Optional.of(pki.caFile()),
            Optional.empty(),
            false,
            Optional.empty());
    assertThatThrownBy(() -> TlsClient.open("tls", half, InstantSource.system()))
        .isInstanceOf(TlsFailure.class)
        .hasMessage("tls.cert_file and tls.key_file go together; set both or neither");
  }
}
