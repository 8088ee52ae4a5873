package io.honeybee.runtime.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.tls.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAuthorityTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path dir;
  private final Path home;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  CertificateAuthorityTest(@TempDir Path dir) {
    this.dir = dir;
    this.home = dir.resolve("ca");
  }

  private CertificateAuthority create() throws IOException {
    return CertificateAuthority.create(home, "HoneyBee CA", () -> now, RANDOM);
  }

  private CertificateAuthority open() throws IOException {
    return CertificateAuthority.open(home, () -> now, RANDOM);
  }

  private CertificateFiles files(String name) {
    return CertificateFiles.in(dir, name);
  }

  private String openssl(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void anAuthorityLivesTenYearsAndSignsNoOtherAuthority() throws Exception {
    X509Certificate ca = create().certificate();
    assertThat(ca.getSubjectX500Principal()).hasToString("CN=HoneyBee CA");
    assertThat(ca.getNotBefore().toInstant()).isEqualTo(now.minus(Duration.ofMinutes(5)));
    assertThat(Duration.between(now, ca.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(3650), Duration.ofDays(3653));
    assertThat(ca.getBasicConstraints()).isZero();
    assertThat(openssl("x509 -in ca/ca.crt -noout -text"))
        .contains("ASN1 OID: prime256v1", "CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign");
  }

  @Test
  void itsKeyIsForItsOwnerAndItsCertificateForEverybody() throws IOException {
    create();
    CertificateFiles files = CertificateAuthority.files(home);
    assertThat(mode(files.key())).isEqualTo("rw-------");
    assertThat(mode(files.certificate())).isEqualTo("rw-r--r--");
    assertThat(files.key()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(mode(home)).isEqualTo("rwx------");
  }

  @Test
  void anAuthorityIsNeverOverwritten() throws IOException {
    assertThat(CertificateAuthority.exists(home)).isFalse();
    create();
    assertThat(CertificateAuthority.exists(home)).isTrue();
    byte[] before = Files.readAllBytes(home.resolve("ca.crt"));
    assertThatThrownBy(this::create)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already holds a certificate authority");
    Files.delete(home.resolve("ca.crt"));
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    Files.write(home.resolve("ca.crt"), before);
    open();
  }

  @Test
  void whatIsNotThereCannotBeOpened() {
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessage(home + " holds no certificate authority; 'honeybee certs init' makes one");
  }

  @Test
  void aServersCertificateSaysWhatOpensslWantsToSee() throws Exception {
    create();
    open()
        .issue(
            CertificateRequest.server(
                "manager",
                List.of("hive.example.org", "*.example.net", "192.0.2.7", "2001:db8::7")),
            files("manager"));
    assertThat(openssl("verify -purpose sslserver -CAfile ca/ca.crt manager.crt"))
        .isEqualTo("manager.crt: OK\n");
    for (String check :
        new String[] {
          "-verify_hostname hive.example.org",
          "-verify_hostname a.example.net",
          "-verify_ip 192.0.2.7",
          "-verify_ip 2001:db8:0::7"
        }) {
      assertThat(openssl("verify " + check + " -CAfile ca/ca.crt manager.crt"))
          .isEqualTo("manager.crt: OK\n");
    }
    assertThat(openssl("verify -verify_hostname example.org -CAfile ca/ca.crt manager.crt"))
        .contains("hostname mismatch");
    assertThat(openssl("verify -purpose sslclient -CAfile ca/ca.crt manager.crt"))
        .contains("unsuitable certificate purpose");
    assertThat(openssl("verify -x509_strict -CAfile ca/ca.crt manager.crt"))
        .isEqualTo("manager.crt: OK\n");
    assertThat(mode(files("manager").key())).isEqualTo("rw-------");
    assertThat(mode(files("manager").certificate())).isEqualTo("rw-r--r--");
  }

  @Test
  void aNodesCertificateIsForClientsAndCarriesItsName() throws Exception {
    CertificateAuthority ca = create();
    X509Certificate node = ca.issue(CertificateRequest.client("node-1"), files("node"));
    assertThat(openssl("verify -purpose sslclient -CAfile ca/ca.crt node.crt"))
        .isEqualTo("node.crt: OK\n");
    assertThat(node.getSubjectX500Principal()).hasToString("CN=node-1");
    assertThat(CertificateSummary.of(node).hosts()).containsExactly("node-1");
    assertThat(Pem.privateKey(files("node").key()).getAlgorithm()).isEqualTo("EC");

    X509Certificate odd = ca.issue(CertificateRequest.client("Hive north #2"), files("odd"));
    assertThat(CertificateSummary.of(odd).hosts()).isEmpty();
  }

  @Test
  void aCertificateLives397DaysFromFiveMinutesAgo() throws IOException {
    X509Certificate issued = create().issue(CertificateRequest.client("n"), files("n"));
    assertThat(issued.getNotBefore().toInstant()).isEqualTo(now.minus(Duration.ofMinutes(5)));
    assertThat(issued.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofDays(397)));
  }

  @Test
  void aCertificateNeverOutlivesItsAuthority() throws IOException {
    CertificateAuthority ca = create();
    Instant end = ca.certificate().getNotAfter().toInstant();
    now = end.minus(Duration.ofDays(100));
    assertThat(ca.issue(CertificateRequest.client("n"), files("n")).getNotAfter().toInstant())
        .isEqualTo(end);
    now = end.plusSeconds(1);
    assertThatThrownBy(() -> ca.issue(CertificateRequest.client("n"), files("n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expired on " + end);
  }

  @Test
  void keysAndSerialNumbersAreNeverTheSame() throws IOException {
    CertificateAuthority ca = create();
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      X509Certificate issued = ca.issue(CertificateRequest.client("n"), files("n"));
      assertThat(issued.getSerialNumber().signum()).isPositive();
      assertThat(seen.add(issued.getSerialNumber())).isTrue();
      assertThat(seen.add(((ECPublicKey) issued.getPublicKey()).getW())).isTrue();
    }
  }

  @Test
  void aRenewedCertificateSaysTheSameWithTheSameKeyAndLater() throws Exception {
    CertificateAuthority ca = create();
    CertificateFiles files = files("manager");
    List<String> hosts = List.of("hive.example.org", "2001:db8::7", "192.0.2.7");
    X509Certificate old = ca.issue(CertificateRequest.server("manager, \"é\"", hosts), files);
    byte[] key = Files.readAllBytes(files.key());
    now = now.plus(Duration.ofDays(380));
    X509Certificate renewed = open().renew(files.certificate());

    assertThat(Pem.certificates(files.certificate())).containsExactly(renewed);
    assertThat(renewed.getSubjectX500Principal()).isEqualTo(old.getSubjectX500Principal());
    assertThat(renewed.getSubjectAlternativeNames())
        .containsExactlyElementsOf(old.getSubjectAlternativeNames());
    assertThat(renewed.getExtendedKeyUsage()).isEqualTo(old.getExtendedKeyUsage());
    assertThat(renewed.getPublicKey()).isEqualTo(old.getPublicKey());
    assertThat(renewed.getSerialNumber()).isNotEqualTo(old.getSerialNumber());
    assertThat(renewed.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofDays(397)));
    assertThat(Files.readAllBytes(files.key())).isEqualTo(key);

    CertificateFiles node = files("node");
    ca.issue(CertificateRequest.client("node-1"), node);
    assertThat(CertificateSummary.of(ca.renew(node.certificate())).hosts())
        .containsExactly("node-1");
    assertThat(openssl("verify -no_check_time -purpose sslclient -CAfile ca/ca.crt node.crt"))
        .contains("OK");
  }

  @Test
  void whatAnotherAuthoritySignedIsNeitherRenewedNorRevokedHere() throws IOException {
    CertificateAuthority ca = create();
    for (String name : new String[] {"Other CA", "HoneyBee CA"}) {
      CertificateAuthority other =
          CertificateAuthority.create(dir.resolve(name), name, () -> now, RANDOM);
      CertificateFiles files = files("foreign");
      X509Certificate foreign = other.issue(CertificateRequest.client("n"), files);
      byte[] before = Files.readAllBytes(files.certificate());
      assertThatThrownBy(() -> ca.renew(files.certificate()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not this authority");
      assertThat(Files.readAllBytes(files.certificate())).isEqualTo(before);
      assertThatThrownBy(() -> ca.revoke(foreign, dir.resolve("list.crl")))
          .isInstanceOf(IOException.class);
      assertThat(dir.resolve("list.crl")).doesNotExist();
    }
  }

  @Test
  void aRevocationListGrowsAndOpensslObeysIt() throws Exception {
    CertificateAuthority ca = create();
    Path list = dir.resolve("list.crl");
    for (String name : new String[] {"a", "b", "c"}) {
      ca.issue(CertificateRequest.client(name), files(name));
    }
    ca.revoke(Pem.certificates(files("a").certificate()).getFirst(), list);
    open().revoke(Pem.certificates(files("b").certificate()).getFirst(), list);
    String verify = "verify -crl_check -CRLfile list.crl -CAfile ca/ca.crt ";
    assertThat(openssl(verify + "a.crt")).contains("certificate revoked");
    assertThat(openssl(verify + "b.crt")).contains("certificate revoked");
    assertThat(openssl(verify + "c.crt")).isEqualTo("c.crt: OK\n");
  }

  @Test
  void whatIsShownIsWhatOpensslShows() throws Exception {
    create().issue(CertificateRequest.server("manager", List.of("a.example", "::1")), files("m"));
    CertificateSummary shown = CertificateSummary.read(files("m").certificate()).getFirst();
    assertThat(openssl("x509 -in m.crt -noout -fingerprint -sha256"))
        .isEqualToIgnoringCase("sha256 Fingerprint=" + shown.sha256() + "\n");
    assertThat(openssl("x509 -in m.crt -noout -serial"))
        .isEqualToIgnoringCase("serial=" + shown.serial() + "\n");
    assertThat(shown.subject()).isEqualTo("CN=manager");
    assertThat(shown.issuer()).isEqualTo("CN=HoneyBee CA");
    assertThat(shown.hosts()).containsExactly("a.example", "0:0:0:0:0:0:0:1");
    assertThat(shown.authority()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a..b", "-a", "a-", "1.2.3.256", "::g", "a_b", "é.example", "x/y"})
  void whatIsNoHostIsRefusedBeforeAnythingIsWritten(String host) {
    assertThatThrownBy(() -> CertificateRequest.server("manager", List.of("localhost", host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + host
                + "' is neither a host name (letters, digits, hyphens, dots) nor an address");
  }

  @Test
  void aRequestNeedsANameAndAServerNeedsAHost() {
    assertThatThrownBy(() -> CertificateRequest.client(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CertificateRequest.client("x".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CertificateRequest.server("manager", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
