package io.honeybee.runtime.auth;

import java.security.Key;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A shared secret of 160 bits. It never shows itself by {@link #toString}. */
public final class TotpSecret {
  private static final int BYTES = 20;

  private final byte[] bytes;

  private TotpSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static TotpSecret random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TotpSecret(bytes);
  }

  /** Reads base32 (RFC 4648 section 6), with or without padding, spaces or lower case. */
  public static Optional<TotpSecret> parse(String base32) {
    return Base32.decode(base32, BYTES).map(TotpSecret::new);
  }

  /** Base32 without padding. */
  public String base32() {
    return Base32.encode(bytes);
  }

  Key key() {
    return new SecretKeySpec(bytes, "HmacSHA1");
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TotpSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "TotpSecret(hidden)";
  }
}
