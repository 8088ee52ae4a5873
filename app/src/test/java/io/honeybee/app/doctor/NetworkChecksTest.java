package io.honeybee.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between a node and its manager, over real sockets. */
class NetworkChecksTest {
  private static final Duration FRESH = Duration.ZERO;

  @TempDir Path directory;

  private Ward ward;

  @BeforeEach
  void open() {
    ward = new Ward(directory);
  }

  private List<Finding> look(int port, String tls) throws Exception {
    return Ward.examine(
        ward.patient(port, false, tls), new NameCheck(), new TcpCheck(), new TlsCheck());
  }

  private String trusting(String authority) {
    return "tls: {ca_file: '" + ward.caFile(authority) + "'}";
  }

  private static Finding only(List<Finding> findings, String step) {
    return findings.stream().filter(finding -> finding.step().equals(step)).findFirst().get();
  }

  @Test
  void unknownHostNamesTheKeyAndSkipsWhatNeedsIt() throws Exception {
    List<Finding> found =
        Ward.examine(
            ward.patient("manager.invalid:9001", false, Duration.ofSeconds(20), ""),
            new NameCheck(),
            new TcpCheck(),
            new TlsCheck());
    assertThat(found)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.FAIL, Verdict.SKIP, Verdict.SKIP);
    assertThat(found.getFirst().text())
        .isEqualTo(
            "no address is known for manager.invalid; check server.address and the name server");
    assertThat(found.get(2).text()).contains("it needs: tcp");
  }

  @Test
  void closedPortIsRefused() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(only(look(port, ""), "tcp"))
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(finding.text())
                  .isEqualTo(
                      "127.0.0.1:"
                          + port
                          + " cannot be reached: the connection was refused; start the manager"
                          + " there, or check server.address");
            });
  }

  @Test
  void goodManagerShowsItsCertificate() throws Exception {
    CertificateFiles files = ward.manager("good", FRESH, "127.0.0.1");
    try (FakeManager manager = FakeManager.withTls(files)) {
      List<Finding> found = look(manager.port(), trusting("good"));
      assertThat(found).extracting(Finding::verdict).containsOnly(Verdict.OK);
      assertThat(only(found, "certificate").text())
          .contains("CN=manager")
          .contains("for 127.0.0.1")
          .contains("signed by CN=good")
          .contains("396 days left");
    }
  }

  @Test
  void wrongAuthorityIsToldWithTheCertificateThatWasShown() throws Exception {
    CertificateFiles files = ward.manager("good", FRESH, "127.0.0.1");
    ward.authority("other");
    try (FakeManager manager = FakeManager.withTls(files)) {
      List<Finding> found = look(manager.port(), trusting("other"));
      assertThat(only(found, "tls").verdict()).isEqualTo(Verdict.FAIL);
      assertThat(only(found, "tls").text())
          .contains("is not signed by a CA of tls.ca_file (" + ward.caFile("other") + ")")
          .contains("put the CA that signed it there");
      assertThat(only(found, "certificate").text()).contains("signed by CN=good");
    }
  }

  @Test
  void expiredCertificateIsToldWithItsEnd() throws Exception {
    CertificateFiles files = ward.manager("old", Duration.ofDays(500), "127.0.0.1");
    try (FakeManager manager = FakeManager.withTls(files)) {
      List<Finding> found = look(manager.port(), trusting("old"));
      assertThat(only(found, "tls").verdict()).isEqualTo(Verdict.FAIL);
      assertThat(only(found, "tls").text())
          .contains("the manager's certificate (CN=manager) expired on")
          .contains("honeybee certs renew");
      assertThat(only(found, "certificate").verdict()).isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void certificateThatEndsSoonIsAWarning() throws Exception {
    CertificateFiles files = ward.manager("old", Duration.ofDays(390), "127.0.0.1");
    try (FakeManager manager = FakeManager.withTls(files)) {
      List<Finding> found = look(manager.port(), trusting("old"));
      assertThat(only(found, "tls").verdict()).isEqualTo(Verdict.OK);
      assertThat(only(found, "certificate").verdict()).isEqualTo(Verdict.WARN);
    }
  }

  @Test
  void wrongHostNamesServerName() throws Exception {
    CertificateFiles files = ward.manager("good", FRESH, "manager.example.org");
    try (FakeManager manager = FakeManager.withTls(files)) {
      assertThat(only(look(manager.port(), trusting("good")), "tls").text())
          .contains("is for manager.example.org, not for 127.0.0.1; set tls.server_name");
    }
  }

  @Test
  void managerThatWantsACertificateIsToldApart() throws Exception {
    CertificateFiles files = ward.manager("good", FRESH, "127.0.0.1");
    try (FakeManager manager = FakeManager.wantingCertificates(files, ward.caFile("good"))) {
      List<Finding> found = look(manager.port(), trusting("good"));
      assertThat(only(found, "tls").verdict()).isEqualTo(Verdict.OK);
      assertThat(only(found, "tls client").verdict()).isEqualTo(Verdict.FAIL);
      assertThat(only(found, "tls client").text()).contains("tls.cert_file and tls.key_file");
    }
  }

  @Test
  void plainManagerBehindTlsIsToldToBeOne() throws Exception {
    ward.authority("good");
    try (FakeManager manager = FakeManager.plain("{\"version\":2}\n")) {
      Finding tls = only(look(manager.port(), trusting("good")), "tls");
      assertThat(tls.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(tls.text()).contains("does not speak TLS").contains("tls.enabled: false");
    }
  }

  @Test
  void tlsManagerWithoutTlsHereIsToldToBeOne() throws Exception {
    CertificateFiles files = ward.manager("good", FRESH, "127.0.0.1");
    try (FakeManager manager = FakeManager.withTls(files)) {
      Finding tls = only(look(manager.port(), "tls: {enabled: false}"), "tls");
      assertThat(tls.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(tls.text()).contains("set tls.enabled: true");
    }
  }

  @Test
  void hostileBytesInACertificateReachNoTerminal() throws Exception {
    assertThat(new Finding("tls", Verdict.FAIL, "CN=a\u001b[2J\u202eb", Duration.ZERO).text())
        .isEqualTo("CN=a\\x1b[2J\\u{202e}b");
  }
}
