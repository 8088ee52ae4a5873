package io.honeybee.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of [MS-NLMP] section 4.2.4, and messages that are none. */
class NtlmTest {
  /** The AUTHENTICATE_MESSAGE of section 4.2.4.3. */
  private static final byte[] ANSWER =
      HexFormat.of()
          .parseHex(
              "4e544c4d535350000300000018001800"
                  + "6c0000005400540084000000"
                  + "0c000c0048000000"
                  + "0800080054000000"
                  + "100010005c000000"
                  + "10001000d8000000"
                  + "358288e2"
                  + "0501280a0000000f"
                  + "44006f006d00610069006e00"
                  + "5500730065007200"
                  + "43004f004d0050005500540045005200"
                  + "86c35097ac9cec102554764a57cccc19"
                  + "aaaaaaaaaaaaaaaa"
                  + "68cd0ab851e51c96aabc927bebef6a1c"
                  + "01010000000000000000000000000000"
                  + "aaaaaaaaaaaaaaaa"
                  + "0000000002000c0044006f006d006100"
                  + "69006e0001000c005300650072007600"
                  + "6500720000000000"
                  + "00000000"
                  + "c5dad2544fc9799094ce1ce90bc9d03e");

  @Test
  void theAnswerOfTheSpecificationIsReadAndWrittenAsCrackersReadIt() {
    NtlmAnswer answer = NtlmAnswer.parse(ANSWER).orElseThrow();
    assertThat(answer.user()).isEqualTo("User");
    assertThat(answer.domain()).isEqualTo("Domain");
    assertThat(answer.workstation()).isEqualTo("COMPUTER");
    assertThat(answer.method()).isEqualTo("NTLMv2");
    assertThat(answer.hash("0123456789abcdef"))
        .startsWith(
            "User::Domain:0123456789abcdef:68cd0ab851e51c96aabc927bebef6a1c:0101000000000000");
  }

  @Test
  void theAnswerOfTheSpecificationIsThatOfItsPassword() {
    NtlmAnswer answer = NtlmAnswer.parse(ANSWER).orElseThrow();
    assertThat(NtlmProof.matches(answer, "0123456789abcdef", "Password")).isTrue();
    assertThat(NtlmProof.matches(answer, "0123456789abcdef", "password")).isFalse();
    assertThat(NtlmProof.matches(answer, "0123456789abcdee", "Password")).isFalse();
  }

  /** The examples of [MS-NLMP] sections 4.2.2.2.1 and 4.2.3.2.2. */
  @Test
  void olderProofsAreThoseOfTheirPassword() {
    String nonce = "0123456789abcdef";
    NtlmAnswer plain =
        new NtlmAnswer(
            "User",
            "Domain",
            "",
            "98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13",
            "67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
    NtlmAnswer withClientNonce =
        new NtlmAnswer(
            "User",
            "Domain",
            "",
            "aaaaaaaaaaaaaaaa" + "0".repeat(32),
            "7537f803ae367128ca458204bde7caf81e97ed2683267232");
    assertThat(NtlmProof.matches(plain, nonce, "Password")).isTrue();
    assertThat(NtlmProof.matches(withClientNonce, nonce, "Password")).isTrue();
    assertThat(NtlmProof.matches(plain, nonce, "Passwort")).isFalse();
    assertThat(NtlmProof.matches(withClientNonce, nonce, "Passwort")).isFalse();
  }

  @Test
  void aChallengeNamesTheMachineAndIsNeverTheSame() {
    NtlmHost host = NtlmHost.alone("fileserver-with-a-long-name", NtlmHost.Build.SERVER_2019);
    assertThat(host.computer()).isEqualTo("FILESERVER-WITH");
    Random random = new Random(1);
    NtlmChallenge one = NtlmChallenge.of(host, Instant.EPOCH, random);
    NtlmChallenge other = NtlmChallenge.of(host, Instant.EPOCH, random);
    assertThat(NtlmMessage.typeOf(one.message())).isEqualTo(NtlmMessage.CHALLENGE);
    assertThat(one.nonce()).hasSize(16).isNotEqualTo(other.nonce());
    assertThat(HexFormat.of().formatHex(one.message())).contains(one.nonce());
  }

  @Test
  void brokenAnswersThrowNothingAndLeadNowhere() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      byte[] broken = ANSWER.clone();
      for (int j = 0; j < 4; j++) {
        broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt();
      }
      Optional<NtlmAnswer> read = NtlmAnswer.parse(broken);
      read.ifPresent(answer -> answer.hash("00"));
    }
    assertThat(NtlmAnswer.parse(new byte[0])).isEmpty();
    assertThat(NtlmMessage.find(new byte[5])).isEmpty();
  }
}
