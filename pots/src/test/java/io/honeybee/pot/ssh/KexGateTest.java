package io.honeybee.pot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.PotLimits;
import io.honeybee.pot.RawClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers before encryption are those that OpenSSH 9.2p1 was seen to give. */
class KexGateTest {
  private static final String VERSION = "SSH-2.0-probe\r\n";
  private static final int HEADER_BYTES = 4;

  // Host keys are made once for all tests: an RSA key takes a second.
  @TempDir static Path keys;

  /** A packet in the clear. */
  private static String packet(String payload) {
    int padding = 8 - (5 + payload.length()) % 8;
    padding += padding < 4 ? 8 : 0;
    int length = 1 + payload.length() + padding;
    return "\0\0\0" + (char) length + (char) padding + payload + "\0".repeat(padding);
  }

  private static String name(String text) {
    return "\0\0\0" + (char) text.length() + text;
  }

  private static String kexInit(String kex) {
    return "\24"
        + "C".repeat(16)
        + name(kex)
        + name("ssh-ed25519")
        + name("aes128-ctr").repeat(2)
        + name("hmac-sha2-256").repeat(2)
        + name("none").repeat(2)
        + "\0".repeat(13);
  }

  /** What follows our KEXINIT, until the connection is closed. */
  private static String answerTo(PotFixture pot, String sent) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\n").send(VERSION + sent);
      client.awaitEnd();
      return afterKexInit(client.received());
    }
  }

  private static String afterKexInit(String received) {
    String packets = received.substring(received.indexOf('\n') + 1);
    return packets.substring(HEADER_BYTES + (packets.charAt(2) << 8) + packets.charAt(3));
  }

  @Test
  void lengthsThatCannotBeEndTheSessionWithoutAWord() throws Exception {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT)) {
      for (String length :
          new String[] {
            "\0\0\0\0", "\0\0\0\4", "\0\0\0\r", "\u007f\u00ff\u00ff\u00ff", "\0\4\0\1"
          }) {
        assertThat(answerTo(pot, length + "\0".repeat(12))).isEmpty();
      }
    }
  }

  @Test
  void tooLittlePaddingIsNamedAndTooMuchIsNot() throws Exception {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT)) {
      assertThat(answerTo(pot, "\0\0\0\f\0" + "\24".repeat(11)))
          .contains("Corrupted padlen 0 on input.");
      assertThat(answerTo(pot, "\0\0\0\f\u00ff" + "\24".repeat(11))).isEmpty();
    }
  }

  @Test
  void typesThatAreNoneAreNamedAndThoseOfLaterEndTheSession() throws Exception {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT)) {
      assertThat(answerTo(pot, packet("\u00c0abc"))).contains("Invalid ssh2 packet type: 192");
      assertThat(answerTo(pot, packet("\62" + name("root")))).isEmpty();
    }
  }

  @Test
  void aPacketOutOfTurnIsUnimplementedAndTheSessionGoesOn() throws Exception {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT);
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\n").send(VERSION + packet("\5" + name("ssh-userauth")));
      client.awaitText("\0\0\0\f\6\3\0\0\0\0");
      client.send(packet(kexInit("curve25519-sha256")) + packet("\25"));
      client.awaitText("\0\0\0\f\6\3\0\0\0\2");
    }
  }

  @Test
  void strictKeyExchangeIsHeldToItsRules() throws Exception {
    String strict = kexInit("curve25519-sha256,kex-strict-c-v00@openssh.com");
    String ignored = packet("\2" + name("x"));
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT)) {
      assertThat(answerTo(pot, packet(strict) + ignored))
          .contains("strict KEX violation: unexpected packet type 2 (seqnr 1)");
      assertThat(answerTo(pot, ignored + packet(strict)))
          .contains("strict KEX violation: KEXINIT was not the first packet");
    }
  }

  @Test
  void nothingInCommonEndsTheSessionWithoutAWordButIsReported() throws Exception {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, PotLimits.DEFAULT)) {
      assertThat(answerTo(pot, packet(kexInit("rot13")))).isEmpty();
      assertThat(pot.await("ssh.client.version", 1).getFirst().data())
          .containsEntry("version", "SSH-2.0-probe");
    }
  }
}
