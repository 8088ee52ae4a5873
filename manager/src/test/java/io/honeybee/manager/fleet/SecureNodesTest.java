package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.access.EnrolmentMode;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecureNodesTest {
  @TempDir private Path dir;
  private @Nullable FleetRig rig;

  private FleetRig rig(EnrolmentMode enrolment, ClientAuth clientAuth) throws IOException {
    FleetRig made = FleetRig.secure(dir, enrolment, clientAuth);
    rig = made;
    return made;
  }

  @AfterEach
  void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private static NodeRegistration bare(long id, String name) {
    return TestNode.registration(id, name, null, TestNode.CAPABILITIES);
  }

  private static NodeRegistration proving(
      FleetRig rig, long id, String name, TotpSecret secret, Duration off) {
    String code = Totp.code(secret, rig.clock.instant().plus(off));
    return TestNode.registration(id, name, code, TestNode.CAPABILITIES);
  }

  @Test
  void aListedNodeIsGivenItsSecretOverTlsOnceAndComesBackWithItsCode() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret enrolled = rig.enrolments().enrol("edge-1");
    try (TestNode node = rig.connectTls()) {
      assertThat(node.register(bare(7, "edge-1")).totpKey()).isEqualTo(enrolled.base32());
      node.heartbeat(7);
      Eventually.until("it runs", () -> rig.node(7).status() == NodeStatus.RUNNING);
    }
    try (TestNode node = rig.connectTls()) {
      node.send(bare(7, "edge-1"));
      assertThat(node.refusal()).contains("sent no code");
      node.assertClosed();
    }
    try (TestNode node = rig.connectTls()) {
      RegistrationAck ack = node.register(proving(rig, 7, "edge-1", enrolled, Duration.ZERO));
      assertThat(ack.accepted()).isTrue();
      assertThat(ack.totpKey()).isNull();
    }
  }

  @Test
  void aNameThatNobodyEnrolledIsToldWhatTheOperatorMustDo() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    try (TestNode node = rig.connectTls()) {
      node.send(bare(7, "edge-1"));
      assertThat(node.refusal()).contains("honeybee manager enrol");
      node.assertClosed();
    }
    assertThat(rig.fleet().nodes()).isEmpty();
    assertThat(rig.count("refused_not_enrolled")).isEqualTo(1);
  }

  @Test
  void aUsedCodeIsRefusedAlsoAfterARestartOfTheManager() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret secret = rig.enrolments().enrol("edge-1");
    NodeRegistration registration = proving(rig, 7, "edge-1", secret, Duration.ZERO);
    try (TestNode node = rig.connectTls()) {
      assertThat(node.register(registration).accepted()).isTrue();
    }
    try (TestNode node = rig.connectTls()) {
      node.send(registration);
      assertThat(node.refusal()).contains("was used before");
    }
    rig.restart();
    try (TestNode node = rig.connectTls()) {
      node.send(registration);
      assertThat(node.refusal()).contains("was used before");
    }
    try (TestNode node = rig.connectTls()) {
      assertThat(
              node.register(proving(rig, 7, "edge-1", secret, Duration.ofSeconds(30))).accepted())
          .isTrue();
    }
  }

  @Test
  void aNodeWhoseClockIsFiveMinutesOffIsToldSo() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret secret = rig.enrolments().enrol("edge-1");
    try (TestNode node = rig.connectTls()) {
      node.send(proving(rig, 7, "edge-1", secret, Duration.ofMinutes(-5)));
      assertThat(node.refusal()).contains("the node's clock is about 5 min behind the manager's");
    }
  }

  @Test
  void aSecondConnectionWithAnotherSecretDoesNotTakeTheIdNorTheName() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret secret = rig.enrolments().enrol("edge-1");
    TotpSecret other = rig.enrolments().enrol("edge-2");
    try (TestNode node = rig.connectTls()) {
      node.register(proving(rig, 7, "edge-1", secret, Duration.ZERO));
      try (TestNode thief = rig.connectTls()) {
        thief.send(proving(rig, 7, "edge-2", other, Duration.ZERO));
        assertThat(thief.refusal()).contains("node id 7 belongs to a node of another name");
      }
      try (TestNode thief = rig.connectTls()) {
        thief.send(proving(rig, 8, "edge-1", other, Duration.ZERO));
        assertThat(thief.refusal()).contains("wrong code");
      }
      node.heartbeat(7);
      Eventually.until("it is served", () -> rig.node(7).status() == NodeStatus.RUNNING);
    }
  }

  @Test
  void anEnrolledNodeThatMakesANewIdAtEachStartIsListedOnce() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret secret = rig.enrolments().enrol("edge-1");
    try (TestNode first = rig.connectTls();
        TestNode second = rig.connectTls()) {
      first.register(proving(rig, 7, "edge-1", secret, Duration.ZERO));
      assertThat(
              second.register(proving(rig, 8, "edge-1", secret, Duration.ofSeconds(30))).accepted())
          .isTrue();
      assertThat(first.refusal()).contains("newer connection");
      first.assertClosed();
      assertThat(rig.fleet().nodes()).singleElement().matches(node -> node.nodeId().bits() == 8);
    }
  }

  @Test
  void fiveWrongCodesLockTheNameOutWhileItsConnectionStays() throws Exception {
    FleetRig rig = rig(EnrolmentMode.LISTED, ClientAuth.NONE);
    TotpSecret secret = rig.enrolments().enrol("edge-1");
    try (TestNode node = rig.connectTls()) {
      node.register(proving(rig, 7, "edge-1", secret, Duration.ZERO));
      for (int i = 0; i < 5; i++) {
        try (TestNode guess = rig.connectTls()) {
          guess.send(TestNode.registration(7, "edge-1", "abcdef", TestNode.CAPABILITIES));
          assertThat(guess.refusal()).contains("wrong code");
        }
      }
      try (TestNode locked = rig.connectTls()) {
        locked.send(proving(rig, 7, "edge-1", secret, Duration.ofSeconds(30)));
        assertThat(locked.refusal()).contains("locked out after 5 wrong codes");
      }
      assertThat(rig.isConnected(7)).isTrue();
    }
  }

  @Test
  void aNodeThatIsRevokedIsToldAndClosed() throws Exception {
    FleetRig rig = rig(EnrolmentMode.OPEN, ClientAuth.NONE);
    try (TestNode node = rig.connectTls()) {
      assertThat(node.register(bare(7, "edge-1")).totpKey()).isNotNull();
      rig.enrolments().revoke("edge-1");
      assertThat(node.refusal()).contains("revoked");
      node.assertClosed();
    }
  }

  @Test
  void aCertificateMustBeMadeOutToTheNodesName() throws Exception {
    FleetRig rig = rig(EnrolmentMode.OPEN, ClientAuth.WANT);
    try (TestNode node = rig.connectTls(Optional.of("edge-2"))) {
      node.send(bare(7, "edge-1"));
      assertThat(node.refusal()).contains("certificate is made out to CN=edge-2");
    }
    try (TestNode node = rig.connectTls(Optional.of("edge-1"))) {
      assertThat(node.register(bare(7, "edge-1")).accepted()).isTrue();
    }
    try (TestNode node = rig.connectTls()) {
      assertThat(node.register(bare(8, "without")).accepted()).isTrue();
    }
  }

  @Test
  void aNodeWithoutCertificateDoesNotGetInWhereOneIsNeeded() throws Exception {
    FleetRig rig = rig(EnrolmentMode.OPEN, ClientAuth.NEED);
    // In TLS 1.3 the client learns of it at its first read.
    assertThatThrownBy(
            () -> {
              try (TestNode node = rig.connectTls()) {
                node.register(bare(7, "edge-1"));
              }
            })
        .isInstanceOf(IOException.class);
    Eventually.until("it is counted", () -> rig.count("handshakes_failed") == 1);
    try (TestNode node = rig.connectTls(Optional.of("edge-1"))) {
      assertThat(node.register(bare(7, "edge-1")).accepted()).isTrue();
    }
  }

  @Test
  void aPlainClientOnTheTlsPortIsClosedAndDisturbsNobody() throws Exception {
    FleetRig rig = rig(EnrolmentMode.OPEN, ClientAuth.NONE);
    try (TestNode node = rig.connectTls();
        TestNode plain = rig.connect()) {
      node.register(bare(7, "edge-1"));
      plain.send(bare(8, "edge-2"));
      plain.assertClosed();
      node.heartbeat(7);
      Eventually.until("it is served", () -> rig.node(7).status() == NodeStatus.RUNNING);
    }
    assertThat(rig.fleet().node(new NodeId(8))).isEmpty();
  }

  @Test
  void aTlsClientOnAPlainPortIsClosed() throws Exception {
    rig(EnrolmentMode.OPEN, ClientAuth.NONE).close();
    FleetRig plain = FleetRig.plain(dir);
    rig = plain;
    assertThatThrownBy(plain::connectTls).isInstanceOf(TlsFailure.class);
  }
}
