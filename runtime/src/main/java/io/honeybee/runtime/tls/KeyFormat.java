package io.honeybee.runtime.tls;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Puts the private keys of older formats into PKCS#8, the one that Java reads. */
final class KeyFormat {
  private static final byte[] VERSION_0 = Der.write(Der.INTEGER, new byte[] {0});
  private static final byte[] RSA_ENCRYPTION = objectId("2a864886f70d010101");
  private static final byte[] EC_PUBLIC_KEY = objectId("2a8648ce3d0201");

  private KeyFormat() {}

  /** From an {@code RSA PRIVATE KEY}. */
  static byte[] fromPkcs1(byte[] rsaKey) {
    byte[] algorithm = Der.write(Der.SEQUENCE, RSA_ENCRYPTION, Der.write(Der.NULL));
    return wrap(algorithm, rsaKey);
  }

  /**
   * From an {@code EC PRIVATE KEY}.
   *
   * @param separateCurve what an {@code EC PARAMETERS} block of the same file says, for keys that
   *     do not name their curve themselves
   */
  static byte[] fromSec1(byte[] ecKey, byte @Nullable [] separateCurve) {
    Der key = new Der(new Der(ecKey).read(Der.SEQUENCE));
    key.read(Der.INTEGER);
    key.read(Der.OCTET_STRING);
    byte[] curve = key.peekTag() == Der.CONTEXT_0 ? key.read(Der.CONTEXT_0) : separateCurve;
    if (curve == null) {
      throw new IllegalArgumentException("the EC key does not say which curve it is for");
    }
    return wrap(Der.write(Der.SEQUENCE, EC_PUBLIC_KEY, curve), ecKey);
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return Der.write(Der.SEQUENCE, VERSION_0, algorithm, Der.write(Der.OCTET_STRING, key));
  }

  private static byte[] objectId(String hex) {
    return Der.write(Der.OBJECT_ID, HexFormat.of().parseHex(hex));
  }
}
