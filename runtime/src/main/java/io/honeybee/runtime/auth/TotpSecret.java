package io.honeybee.runtime.auth;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** A shared secret of 160 bits. It never shows itself by {@link #toString}. */
public final class TotpSecret {

  private TotpSecret() {}

  /** A new one. */
  public static TotpSecret random(RandomGenerator random) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Reads base32 (RFC 4648 section 6), with or without padding, spaces or lower case. */
  public static Optional<TotpSecret> parse(String base32) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Base32 without padding. */
  public String base32() {
    throw new UnsupportedOperationException("not built yet");
  }
}
