package io.honeybee.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
  /** RFC 6238 appendix B: the ASCII text 12345678901234567890. */
  private static final TotpSecret RFC_SECRET =
      TotpSecret.parse("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").orElseThrow();

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheRfcCutToSixDigits(long second, String code) {
    assertThat(Totp.code(RFC_SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void digitsAreAsciiWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Totp.code(RFC_SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void aCodeOfTheStepBeforeOrAfterMatchesWithItsOwnStep(long drift) {
    String code = Totp.code(RFC_SECRET, NOW.plusSeconds(30 * drift));
    assertThat(Totp.matchingStep(RFC_SECRET, code, NOW, 1)).hasValue(Totp.step(NOW) + drift);
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, 2, 10})
  void aCodeOfAStepFurtherAwayMatchesOnlyWithinTheGivenDrift(long drift) {
    String code = Totp.code(RFC_SECRET, NOW.plusSeconds(30 * drift));
    assertThat(Totp.matchingStep(RFC_SECRET, code, NOW, 1)).isEmpty();
    assertThat(Totp.matchingStep(RFC_SECRET, code, NOW, 10)).hasValue(Totp.step(NOW) + drift);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "81804", "0818040", "08180٤", "081805", " 081804", "abcdef"})
  void whatIsNotTheCodeDoesNotMatch(String code) {
    assertThat(Totp.matchingStep(RFC_SECRET, code, NOW, 0)).isEmpty();
  }

  @Test
  void aSecretIsWrittenInBase32WithoutPadding() {
    assertThat(RFC_SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
        "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ\n",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ======"
      })
  void aSecretIsReadAsPeopleTypeIt(String typed) {
    assertThat(TotpSecret.parse(typed)).contains(RFC_SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GEZDGNBVGY3TQOJQ",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBV",
        "1EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "ıEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
      })
  void whatIsNotABase32SecretOf160BitsIsRefused(String text) {
    assertThat(TotpSecret.parse(text)).isEmpty();
  }

  @Test
  void everySecretSurvivesBeingWrittenAndRead() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      TotpSecret secret = TotpSecret.random(random);
      assertThat(TotpSecret.parse(secret.base32())).contains(secret);
    }
  }

  @Test
  void aSecretDoesNotShowItselfInLogs() {
    assertThat(RFC_SECRET.toString())
        .doesNotContain(RFC_SECRET.base32())
        .doesNotContain("12345678901234567890");
  }
}
