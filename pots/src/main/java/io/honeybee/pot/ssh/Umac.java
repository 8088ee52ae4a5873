package io.honeybee.pot.ssh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * UMAC-64 and UMAC-128 (RFC 4418) with AES-128, for messages of less than 16 MiB, of which an SSH
 * packet is far away. Section numbers below are the RFC's.
 *
 * <p>Thread rule: one thread. Memory: 1 KiB of the message.
 */
final class Umac {
  static final int KEY_BYTES = 16;
  static final int NONCE_BYTES = 8;

  private static final int BLOCK_BYTES = 16;
  private static final int CHUNK_BYTES = 1_024;
  private static final int CHUNK_WORDS = CHUNK_BYTES / Integer.BYTES;
  // The Toeplitz shift between the keys of two iterations, in words (5.2.2).
  private static final int SHIFT_WORDS = 4;
  private static final int GROUP_BYTES = 32;
  private static final int MAX_CHUNKS = 1 << 14;
  private static final int INNER_PRODUCT_WORDS = 8;

  private final int tagBytes;
  private final Cipher pad;
  private final int[] layer1;
  private final long[] layer2;
  private final long[] layer3;
  private final int[] layer3Mask;

  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
  private final long[] polynomials;
  private int filled;
  private int chunks;

  /**
   * @param key of {@value #KEY_BYTES} bytes
   * @param tagBytes 8 or 16
   */
  Umac(byte[] key, int tagBytes) throws GeneralSecurityException {
    if (key.length != KEY_BYTES || (tagBytes != 8 && tagBytes != 16)) {
      throw new IllegalArgumentException("UMAC has keys of 16 bytes and tags of 8 or 16");
    }
    this.tagBytes = tagBytes;
    int rounds = tagBytes / Integer.BYTES;
    Cipher cipher = aes(key);
    this.pad = aes(derive(cipher, 0, KEY_BYTES));
    this.layer1 = ints(derive(cipher, 1, CHUNK_BYTES + (rounds - 1) * SHIFT_WORDS * 4));
    this.layer2 = new long[rounds];
    ByteBuffer second = ByteBuffer.wrap(derive(cipher, 2, rounds * 24));
    this.layer3 = new long[rounds * INNER_PRODUCT_WORDS];
    ByteBuffer third = ByteBuffer.wrap(derive(cipher, 3, rounds * 64));
    for (int i = 0; i < rounds; i++) {
      // The other 16 of 24 bytes are for messages of 16 MiB and more (5.3.2).
      layer2[i] = second.getLong(i * 24) & 0x01ffffff01ffffffL;
    }
    for (int i = 0; i < layer3.length; i++) {
      layer3[i] = Long.remainderUnsigned(third.getLong(i * 8), Polynomial.PRIME_36);
    }
    this.layer3Mask = ints(derive(cipher, 4, rounds * 4));
    this.polynomials = new long[rounds];
    reset();
  }

  // AES in ECB is the block cipher itself, which the RFC builds upon.
  @SuppressWarnings("InsecureCryptoUsage")
  private static Cipher aes(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher;
  }

  /** KDF (3.2.1). */
  private static byte[] derive(Cipher cipher, int index, int bytes)
      throws GeneralSecurityException {
    int blocks = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
    ByteBuffer plain = ByteBuffer.allocate(blocks * BLOCK_BYTES);
    for (int i = 1; i <= blocks; i++) {
      plain.putLong(index).putLong(i);
    }
    return Arrays.copyOf(cipher.doFinal(plain.array()), bytes);
  }

  private static int[] ints(byte[] bytes) {
    int[] ints = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(ints);
    return ints;
  }

  private void reset() {
    Arrays.fill(polynomials, 1);
    filled = 0;
    chunks = 0;
  }

  void update(byte[] message, int offset, int length) {
    int at = offset;
    int left = length;
    while (left > 0) {
      if (filled == CHUNK_BYTES) {
        compress();
      }
      int count = Math.min(left, CHUNK_BYTES - filled);
      System.arraycopy(message, at, chunk, filled, count);
      filled += count;
      at += count;
      left -= count;
    }
  }

  /** Hashes a whole chunk that is not the last (5.2.1 and 5.3.2). */
  private void compress() {
    if (++chunks >= MAX_CHUNKS) {
      throw new IllegalStateException("a message of 16 MiB");
    }
    for (int round = 0; round < polynomials.length; round++) {
      long hash = hash(round, CHUNK_WORDS) + CHUNK_BYTES * 8L;
      polynomials[round] = Polynomial.step(layer2[round], polynomials[round], hash);
    }
    filled = 0;
  }

  /** NH (5.2.2). */
  private long hash(int round, int count) {
    long sum = 0;
    int shift = round * SHIFT_WORDS;
    for (int i = 0; i < count; i += 8) {
      for (int j = i; j < i + 4; j++) {
        int left = words.getInt(j * 4) + layer1[shift + j];
        int right = words.getInt((j + 4) * 4) + layer1[shift + j + 4];
        sum += Integer.toUnsignedLong(left) * Integer.toUnsignedLong(right);
      }
    }
    return sum;
  }

  /** Ends the message, and begins the next. */
  byte[] finish(long nonce) throws GeneralSecurityException {
    int padded = Math.max(GROUP_BYTES, (filled + GROUP_BYTES - 1) / GROUP_BYTES * GROUP_BYTES);
    Arrays.fill(chunk, filled, padded, (byte) 0);
    ByteBuffer tag = ByteBuffer.wrap(pad(nonce));
    for (int round = 0; round < polynomials.length; round++) {
      long hash = hash(round, padded / 4) + filled * 8L;
      if (chunks > 0) {
        hash = Polynomial.step(layer2[round], polynomials[round], hash);
        hash = Polynomial.reduced(hash);
      }
      int at = round * Integer.BYTES;
      tag.putInt(at, tag.getInt(at) ^ innerProduct(round, hash) ^ layer3Mask[round]);
    }
    reset();
    return tag.array();
  }

  /** L3-HASH (5.4.1) of eight zero bytes and the hash: the upper words add nothing. */
  private int innerProduct(int round, long hash) {
    long sum = 0;
    for (int i = 4; i < INNER_PRODUCT_WORDS; i++) {
      long word = (hash >>> ((INNER_PRODUCT_WORDS - 1 - i) * 16)) & 0xffff;
      sum += word * layer3[round * INNER_PRODUCT_WORDS + i];
    }
    return (int) Long.remainderUnsigned(sum, Polynomial.PRIME_36);
  }

  /** PDF (3.3.1): with tags of 8 bytes, one block serves two nonces. */
  private byte[] pad(long nonce) throws GeneralSecurityException {
    boolean halves = tagBytes == 8;
    int index = halves ? (int) (nonce & 1) : 0;
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    block.putLong(0, nonce ^ index);
    byte[] encrypted = pad.doFinal(block.array());
    return Arrays.copyOfRange(encrypted, index * tagBytes, (index + 1) * tagBytes);
  }
}
