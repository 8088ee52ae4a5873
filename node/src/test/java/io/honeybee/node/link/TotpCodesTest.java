package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.auth.TotpSecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotpCodesTest {
  private static final TotpSecret SECRET = TotpSecret.random(new Random(1));

  /** Ten seconds into a step. */
  private static final Instant START = Instant.ofEpochSecond(1_800_000_010);

  private Path dir;
  private Instant now = START;
  private final InstantSource clock = () -> now;

  @BeforeEach
  void enrol(@TempDir Path temp) throws IOException {
    dir = temp.resolve("node");
    new TotpSecretFile(dir).write(SECRET);
  }

  private TotpCodes codes() throws IOException {
    return new TotpCodes(new AuthSettings(true, dir), dir, clock);
  }

  private static String codeOf(Instant instant) {
    return Totp.code(SECRET, instant);
  }

  @Test
  void theSecondCodeWithinAStepIsTheNextOnesAndTheThirdWaits() throws IOException {
    TotpCodes codes = codes();
    assertThat(codes.untilUsable()).isZero();
    assertThat(codes.next()).contains(codeOf(START));
    assertThat(codes.untilUsable()).isZero();
    assertThat(codes.next()).contains(codeOf(START.plusSeconds(30)));
    assertThat(codes.untilUsable()).isEqualTo(Duration.ofSeconds(20));
    now = START.plusSeconds(20);
    assertThat(codes.untilUsable()).isZero();
    assertThat(codes.next()).contains(codeOf(START.plusSeconds(60)));
  }

  @Test
  void aLaterStepHasItsOwnCode() throws IOException {
    TotpCodes codes = codes();
    assertThat(codes.next()).contains(codeOf(START));
    now = START.plusSeconds(300);
    assertThat(codes.next()).contains(codeOf(now));
  }

  @Test
  void theLastStepIsRememberedOverRestarts() throws IOException {
    assertThat(codes().next()).contains(codeOf(START));
    assertThat(codes().next()).contains(codeOf(START.plusSeconds(30)));
    assertThat(codes().untilUsable()).isPositive();
  }

  @Test
  void aMemoryOfAWrongClockIsForgotten() throws IOException {
    now = START.plus(Duration.ofDays(365));
    assertThat(codes().next()).isPresent();
    now = START;
    assertThat(codes().untilUsable()).isZero();
    assertThat(codes().next()).contains(codeOf(START));
  }

  @Test
  void aDamagedMemoryIsForgotten() throws IOException {
    Files.writeString(dir.resolve("totp_step"), "x");
    assertThat(codes().next()).contains(codeOf(START));
  }

  @Test
  void withoutASecretOrWithTotpOffThereIsNoCodeAndNoWait() throws IOException {
    TotpCodes off = new TotpCodes(new AuthSettings(false, dir), dir, clock);
    assertThat(off.next()).isEmpty();
    Path empty = dir.resolve("empty");
    TotpCodes without = new TotpCodes(new AuthSettings(true, empty), dir, clock);
    assertThat(without.untilUsable()).isZero();
    assertThat(without.next()).isEmpty();
  }
}
