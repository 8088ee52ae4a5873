package io.honeybee.runtime.auth;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** One-time passwords: SHA-1, 6 digits, 30-second steps (RFC 6238). */
public final class Totp {
  private static final int DIGITS = 6;
  private static final int STEP_SECONDS = 30;
  private static final HmacOneTimePasswordGenerator GENERATOR =
      new HmacOneTimePasswordGenerator(DIGITS);

  private Totp() {}

  /** The step, counted from the epoch, in which an instant lies. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of an instant, six digits. */
  public static String code(TotpSecret secret, Instant at) {
    return codeOfStep(secret, step(at));
  }

  /**
   * The step whose code this is, among those at most {@code maxDrift} steps from now, the nearest
   * first. Compares in constant time.
   */
  public static OptionalLong matchingStep(
      TotpSecret secret, String code, Instant now, int maxDrift) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    long present = step(now);
    OptionalLong found = OptionalLong.empty();
    // From the farthest to the nearest, and all of them: the time tells nothing, the nearest wins.
    for (int drift = maxDrift; drift >= 0; drift--) {
      for (long step : new long[] {present + drift, present - drift}) {
        byte[] expected = codeOfStep(secret, step).getBytes(StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(expected, given)) {
          found = OptionalLong.of(step);
        }
      }
    }
    return found;
  }

  private static String codeOfStep(TotpSecret secret, long step) {
    try {
      // Not the default locale, whose digits may be others than 0 to 9.
      return GENERATOR.generateOneTimePasswordString(secret.key(), step, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA1 refuses a key of 160 bits", e);
    }
  }
}
