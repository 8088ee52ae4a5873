package io.honeybee.manager.access;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's hash by Argon2id (RFC 9106), with the parameters it was made with, so that those of
 * new ones may change. Immutable; any thread.
 *
 * <p>Each hash takes {@link #MEMORY_KIB} KiB while it is computed; callers bound how many are.
 */
final class PasswordHash {
  /** The second of the settings that OWASP's Password Storage Cheat Sheet holds for equal. */
  static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MAX_MEMORY_KIB = 1 << 16;
  private static final int MAX_PASSES = 10;
  private static final int MAX_LANES = 4;

  /** The string form that Argon2's own tools write. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,88})");

  private final int memoryKib;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * Hashes with a salt of its own.
   *
   * @param random a cryptographic one
   */
  static PasswordHash of(Password password, RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(
        MEMORY_KIB,
        PASSES,
        LANES,
        salt,
        compute(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
  }

  /** Reads what {@link #toString} wrote; empty when it is no hash, or one that is too costly. */
  static Optional<PasswordHash> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int memoryKib = Integer.parseInt(form.group(1));
    int passes = Integer.parseInt(form.group(2));
    int lanes = Integer.parseInt(form.group(3));
    if (lanes < 1
        || lanes > MAX_LANES
        || passes < 1
        || passes > MAX_PASSES
        || memoryKib < 8 * lanes
        || memoryKib > MAX_MEMORY_KIB) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getDecoder();
      byte[] salt = decoder.decode(form.group(4));
      return Optional.of(
          new PasswordHash(memoryKib, passes, lanes, salt, decoder.decode(form.group(5))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Compares in constant time. */
  boolean fits(Password password) {
    return MessageDigest.isEqual(
        hash, compute(password, memoryKib, passes, lanes, salt, hash.length));
  }

  private static byte[] compute(
      Password password, int memoryKib, int passes, int lanes, byte[] salt, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] out = new byte[bytes];
    generator.generateBytes(password.bytes(), out);
    return out;
  }

  /** As it lies in the database. */
  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }
}
