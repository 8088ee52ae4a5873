package io.honeybee.pot.mongodb;

import java.util.HexFormat;

/** A value that is bytes: binary data, or one of the seldom types as it came. Immutable. */
final class BsonBytes {
  static final int BINARY = 5;
  static final int OBJECT_ID = 7;

  private final int type;
  private final byte[] bytes;

  /**
   * @param type BSON's number of the type
   * @param bytes its value; of binary data the content alone
   */
  BsonBytes(int type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes.clone();
  }

  int type() {
    return type;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** As hexadecimal digits. */
  String hex() {
    return HexFormat.of().formatHex(bytes);
  }
}
