package io.honeybee.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What all NTLM messages begin with, and how their fields are found ([MS-NLMP] section 2.2). */
public final class NtlmMessage {
  static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TYPE_AT = 8;
  private static final int FLAGS_AT = 12;

  /** A client's first message. */
  public static final int NEGOTIATE = 1;

  /** The server's. */
  public static final int CHALLENGE = 2;

  /** A client's answer. */
  public static final int AUTHENTICATE = 3;

  private NtlmMessage() {}

  /** The message that begins somewhere within the bytes, such as a SPNEGO token. */
  public static Optional<byte[]> find(byte[] bytes) {
    for (int at = 0; at + TYPE_AT + Integer.BYTES <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
        return Optional.of(Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    return Optional.empty();
  }

  /** Which message it is; 0 when it is none. */
  public static int typeOf(byte[] message) {
    boolean signed =
        message.length >= TYPE_AT + Integer.BYTES
            && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    return signed ? littleEndian(message).getInt(TYPE_AT) : 0;
  }

  /** What a client's first message asks for; 0 when it is none. */
  public static int flagsOf(byte[] message) {
    boolean whole = typeOf(message) == NEGOTIATE && message.length >= FLAGS_AT + Integer.BYTES;
    return whole ? littleEndian(message).getInt(FLAGS_AT) : 0;
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The payload that a descriptor (length, room, offset) names; empty when it leads outside. */
  static byte[] field(byte[] message, int descriptorAt) {
    if (descriptorAt + 8 > message.length) {
      return new byte[0];
    }
    ByteBuffer in = littleEndian(message);
    int length = in.getShort(descriptorAt) & 0xFFFF;
    long offset = in.getInt(descriptorAt + Integer.BYTES) & 0xFFFF_FFFFL;
    if (offset + length > message.length) {
      return new byte[0];
    }
    return Arrays.copyOfRange(message, (int) offset, (int) offset + length);
  }
}
