package io.honeybee.pot.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 4418, appendix, and the arithmetic against big integers. */
class UmacTest {
  private static final byte[] KEY = "abcdefghijklmnop".getBytes(US_ASCII);
  private static final long NONCE = ByteBuffer.wrap("bcdefghi".getBytes(US_ASCII)).getLong();
  private static final BigInteger PRIME = BigInteger.TWO.pow(64).subtract(BigInteger.valueOf(59));

  private static String tag(int bytes, byte[] message) throws Exception {
    Umac umac = new Umac(KEY, bytes);
    umac.update(message, 0, message.length);
    return HexFormat.of().withUpperCase().formatHex(umac.finish(NONCE));
  }

  // The RFC has UMAC-96, which is how UMAC-128 begins.
  @ParameterizedTest
  @CsvSource({
    "'', 0, 6E155FAD26900BE1, 32FEDB100C79AD58F07FF764",
    "a, 3, 44B5CB542F220104, 185E4FE905CBA7BD85E4C2DC",
    "a, 1024, 26BF2F5D60118BD9, 7A54ABE04AF82D60FB298C3C",
    "a, 32768, 27F8EF643B0D118D, 7B136BD911E4B734286EF2BE",
    "a, 1048576, A4477E87E9F55853, F8ACFA3AC31CFEEA047F7B11",
    "abc, 1, D4D7B9F6BD4FBFCF, 883C3D4B97A61976FFCF2323",
    "abc, 500, D4CF26DDEFD5C01A, 8824A260C53C66A36C9260A6"
  })
  void rfcVectors(String unit, int times, String tag64, String tag96) throws Exception {
    byte[] message = unit.repeat(times).getBytes(US_ASCII);
    assertThat(tag(8, message)).isEqualTo(tag64);
    assertThat(tag(16, message)).startsWith(tag96).hasSize(32);
  }

  @Test
  void piecesMakeTheSameTagAndAMessageLeavesNothingForTheNext() throws Exception {
    byte[] message = new byte[5_000];
    new Random(1).nextBytes(message);
    Umac umac = new Umac(KEY, 16);
    for (int round = 0; round < 2; round++) {
      for (int at = 0, step = 1; at < message.length; at += step, step = step * 2 + 1) {
        umac.update(message, at, Math.min(step, message.length - at));
      }
      assertThat(HexFormat.of().withUpperCase().formatHex(umac.finish(NONCE)))
          .isEqualTo(tag(16, message));
    }
  }

  @Test
  void theNonceDecides() throws Exception {
    Umac umac = new Umac(KEY, 8);
    byte[] even = umac.finish(4);
    byte[] odd = umac.finish(5);
    assertThat(even).isNotEqualTo(odd);
    assertThat(umac.finish(4)).isEqualTo(even);
  }

  @Test
  void thePolynomialIsThatOfTheRfc() {
    Random random = new Random(7);
    long[] corners = {0, 1, -1, -58, -59, -60, 0xffffffff00000000L, 0xfffffffeffffffffL};
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong() & 0x01ffffff01ffffffL;
      long before = i % 3 == 0 ? corners[i % corners.length] : random.nextLong();
      long word = i % 2 == 0 ? corners[random.nextInt(corners.length)] : random.nextLong();
      BigInteger k = unsigned(key);
      BigInteger y = unsigned(before).mod(PRIME);
      BigInteger m = unsigned(word);
      if (Long.compareUnsigned(word, 0xffffffff00000000L) >= 0) {
        y = k.multiply(y).add(PRIME.subtract(BigInteger.ONE)).mod(PRIME);
        m = m.subtract(BigInteger.valueOf(59));
      }
      BigInteger expected = k.multiply(y).add(m).mod(PRIME);
      long actual = Polynomial.reduced(Polynomial.step(key, before, word));
      assertThat(unsigned(actual)).isEqualTo(expected);
    }
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  @Test
  void keysAndTagsOfOtherLengthsAreRefused() {
    assertThatThrownBy(() -> new Umac(new byte[15], 8)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Umac(KEY, 4)).isInstanceOf(RuntimeException.class);
  }
}
