package io.honeybee.manager.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final Password GOOD = Password.tried("correct horse battery");

  @Test
  void aHashFitsItsPasswordAloneAndIsSaltedAndSaysHowItWasMade() {
    PasswordHash hash = PasswordHash.of(GOOD, new SecureRandom());
    assertThat(hash.toString()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    PasswordHash read = PasswordHash.parse(hash.toString()).orElseThrow();
    assertThat(read.toString()).isEqualTo(hash.toString());
    assertThat(read.fits(GOOD)).isTrue();
    assertThat(read.fits(Password.tried("correct horse batterY"))).isFalse();
    assertThat(PasswordHash.of(GOOD, new SecureRandom()).toString()).isNotEqualTo(hash.toString());
  }

  @Test
  void aHashOfArgon2sOwnToolIsUnderstood() {
    // From the test vectors of the reference implementation (phc-winner-argon2, src/test.c).
    assertThat(
            PasswordHash.parse(
                    "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")
                .orElseThrow()
                .fits(Password.tried("password")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=0,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=8,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=8,t=1,p=0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoHashOrCostsTooMuchIsNotTaken(String text) {
    assertThat(PasswordHash.parse(text)).isEmpty();
  }

  @Test
  void passwordsLookTheSameWhicheverKeyboardTheyComeFromAndNeverShowThemselves() throws Exception {
    PasswordHash hash =
        PasswordHash.of(Password.chosen("gr\u00fcne Wiese im Tal", "anna"), new SecureRandom());
    assertThat(hash.fits(Password.tried("gru\u0308ne Wiese im Tal"))).isTrue();
    assertThat(GOOD.toString()).doesNotContain("horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "aaaaaaaaaaaaaaaa", "Administrator"})
  void passwordsThatAreGuessedAtOnceAreNotTaken(String typed) {
    assertThatThrownBy(() -> Password.chosen(typed, "administrator"))
        .isInstanceOf(AccessFault.class);
    assertThatThrownBy(() -> Password.chosen("abcde".repeat(100), "anna"))
        .hasMessageContaining("at most 256");
  }
}
