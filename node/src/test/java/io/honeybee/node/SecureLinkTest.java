package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.auth.TotpSecretFile;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsServer;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** TLS and one-time codes between a node and its manager. */
class SecureLinkTest {
  private static final TotpSecret SECRET = TotpSecret.random(new SecureRandom());

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.honeybee.node.link");

  @TempDir private Path dir;
  private ScriptedManager manager;
  private NodeHarness harness;
  private Path caFile;

  @BeforeEach
  void start() throws Exception {
    Path ca = dir.resolve("ca");
    SecureRandom random = new SecureRandom();
    CertificateAuthority authority =
        CertificateAuthority.create(ca, "Test CA", InstantSource.system(), random);
    caFile = CertificateAuthority.files(ca).certificate();
    CertificateFiles files = CertificateFiles.in(dir, "manager");
    var _ = authority.issue(CertificateRequest.server("manager", List.of("127.0.0.1")), files);
    manager =
        ScriptedManager.with(
            TlsServer.open(
                "nodes.tls",
                new TlsServerSettings(
                    files.certificate(),
                    files.key(),
                    Optional.empty(),
                    Optional.empty(),
                    ClientAuth.NONE),
                InstantSource.system()));
    harness =
        new NodeHarness(dir, manager.port()).yaml("totp_enabled: false", "totp_enabled: true");
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() throws Exception {
    logger.detachAppender(log);
    manager.close();
    harness.close();
  }

  private List<String> logged(Level level) {
    synchronized (log) {
      return List.copyOf(log.list).stream()
          .filter(event -> event.getLevel() == level)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }
  }

  private TotpSecretFile secretFile() {
    return new TotpSecretFile(harness.directory());
  }

  private void enrol() throws IOException {
    secretFile().write(SECRET);
  }

  private static void giveSecret(ScriptedManager.Peer peer, TotpSecret secret) throws IOException {
    peer.send(
        new RegistrationAck(peer.nodeId(), true, null, secret.base32(), Capability.allWireNames()));
    peer.await(NodeStatusUpdate.class);
  }

  @Test
  void aNodeWithoutSecretSendsNoCodeAndKeepsTheOneItIsGiven() throws Exception {
    harness.trusting(caFile).start();
    ScriptedManager.Peer peer = manager.accept();
    assertThat(((SSLSocket) peer.socket()).getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(peer.awaitRegistration().totpCode()).isNull();
    giveSecret(peer, SECRET);
    Path file = secretFile().path();
    assertThat(Files.readString(file)).isEqualTo(SECRET.base32() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    peer.close();
    String code = manager.accept().awaitRegistration().totpCode();
    assertThat(Totp.matchingStep(SECRET, String.valueOf(code), Instant.now(), 1)).isPresent();
    assertThat(log.list.toString()).doesNotContain(SECRET.base32()).doesNotContain(code);
  }

  @Test
  void aSecretThatCameInTheClearIsNotKept() throws Exception {
    try (ScriptedManager plain = ScriptedManager.plain();
        NodeHarness open = new NodeHarness(dir, plain.port())) {
      open.yaml("totp_enabled: false", "totp_enabled: true").start();
      ScriptedManager.Peer peer = plain.accept();
      peer.awaitRegistration();
      giveSecret(peer, SECRET);
      assertThat(secretFile().read()).isEmpty();
      assertThat(logged(Level.WARN))
          .anySatisfy(line -> assertThat(line).startsWith("TLS IS OFF"))
          .anySatisfy(line -> assertThat(line).contains("without TLS; it was ignored"));
      plain.kill();
    }
  }

  @Test
  void aManagerThatWasNotVerifiedCannotReplaceASecret() throws Exception {
    enrol();
    harness
        .trusting(caFile)
        .yaml("enabled: true, ca_file", "enabled: true, insecure_skip_verify: true, ca_file")
        .start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    giveSecret(peer, TotpSecret.random(new SecureRandom()));
    assertThat(secretFile().read().map(TotpSecret::base32)).contains(SECRET.base32());
    assertThat(logged(Level.WARN))
        .anySatisfy(line -> assertThat(line).startsWith("THE MANAGER IS NOT VERIFIED"));
  }

  @Test
  void noCodeIsUsedTwiceEvenAfterARestart() throws Exception {
    enrol();
    harness.trusting(caFile).start();
    ScriptedManager.Peer first = manager.accept();
    String code = Objects.requireNonNull(first.awaitRegistration().totpCode());
    first.close();
    harness.close();
    harness.start();
    String next = Objects.requireNonNull(manager.accept().awaitRegistration().totpCode());
    assertThat(next).isNotEqualTo(code);
    assertThat(Totp.matchingStep(SECRET, next, Instant.now(), 1)).isPresent();
  }

  @Test
  void aSecretThatOthersMayReadIsRefusedAtOnce() throws Exception {
    enrol();
    Files.setPosixFilePermissions(
        secretFile().path(), PosixFilePermissions.fromString("rw-r--r--"));
    harness.trusting(caFile);
    assertThatThrownBy(() -> harness.start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod");
  }

  @Test
  void aManagerOfAnotherAuthorityIsNotTrusted() throws Exception {
    CertificateAuthority.create(
        dir.resolve("other"), "Other CA", InstantSource.system(), new SecureRandom());
    harness.trusting(CertificateAuthority.files(dir.resolve("other")).certificate()).start();
    assertThatThrownBy(() -> manager.accept()).isInstanceOf(IOException.class);
    NodeHarness.eventually(
        () -> logged(Level.WARN).stream().anyMatch(line -> line.contains("tls.ca_file")));
  }

  @Test
  void aPlainNodeAtAManagerWithTlsIsToldSo() throws Exception {
    harness.start();
    assertThatThrownBy(() -> manager.accept()).isInstanceOf(IOException.class);
    NodeHarness.eventually(
        () -> logged(Level.WARN).stream().anyMatch(line -> line.contains("tls.enabled: true. N")));
  }

  @Test
  void aNodeWithTlsAtAPlainManagerIsToldSo() throws Exception {
    try (ScriptedManager plain = ScriptedManager.plain();
        NodeHarness secure = new NodeHarness(dir, plain.port())) {
      secure.trusting(caFile).start();
      ScriptedManager.Peer peer = plain.accept();
      peer.write("{\"version\":2,\"message\":{\"RegistrationAck\":{\"accepted\":true}}}\n");
      NodeHarness.eventually(
          () -> logged(Level.WARN).stream().anyMatch(line -> line.contains("tls.enabled")));
      plain.kill();
    }
  }

  @Test
  void aHandshakeThatHangsIsGivenUp() throws Exception {
    try (ScriptedManager plain = ScriptedManager.plain();
        NodeHarness secure = new NodeHarness(dir, plain.port())) {
      secure.trusting(caFile).connectTimeout(java.time.Duration.ofMillis(300)).start();
      ScriptedManager.Peer _ = plain.accept();
      NodeHarness.eventually(
          () ->
              logged(Level.WARN).stream()
                  .anyMatch(line -> line.contains("server.connection_timeout")));
      plain.kill();
    }
  }
}
