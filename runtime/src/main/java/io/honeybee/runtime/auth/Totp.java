package io.honeybee.runtime.auth;

import java.time.Instant;
import java.util.OptionalLong;

/** One-time passwords: SHA-1, 6 digits, 30-second steps (RFC 6238). */
public final class Totp {
  private Totp() {}

  /** The step, counted from the epoch, in which an instant lies. */
  public static long step(Instant at) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The code of an instant, six digits. */
  public static String code(TotpSecret secret, Instant at) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * The step whose code this is, among those at most {@code maxDrift} steps from now, the nearest
   * first. Compares in constant time.
   */
  public static OptionalLong matchingStep(
      TotpSecret secret, String code, Instant now, int maxDrift) {
    throw new UnsupportedOperationException("not built yet");
  }
}
