package io.honeybee.pot.memcached;

import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header of a request of the binary protocol ({@code protocol_binary.h}), 24 bytes.
 *
 * @param key bytes of the key
 * @param extras bytes before the key
 * @param body bytes of extras, key and value together, up to 4 GiB
 * @param opaque given back as it came
 */
record BinaryPacket(int opcode, int key, int extras, long body, int opaque, long unique) {
  static final int REQUEST = 0x80;
  static final int HEADER_BYTES = 24;
  private static final int RESPONSE = 0x81;

  /** The next header; null at the end, and when it is none. */
  static @Nullable BinaryPacket read(WireInput in) throws IOException {
    if (in.peek() != REQUEST) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(in.exactly(HEADER_BYTES, HEADER_BYTES));
    header.get();
    int opcode = header.get() & 0xFF;
    int key = header.getShort() & 0xFFFF;
    int extras = header.get() & 0xFF;
    header.get();
    header.getShort();
    long body = header.getInt() & 0xFFFF_FFFFL;
    return new BinaryPacket(opcode, key, extras, body, header.getInt(), header.getLong());
  }

  /** Bytes of the value; negative when the lengths contradict each other. */
  long value() {
    return body - key - extras;
  }

  /** An answer to this request, a character for each byte. */
  String answer(int status, String extra, String name, String value, long newUnique) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put((byte) RESPONSE).put((byte) opcode).putShort((short) name.length());
    header.put((byte) extra.length()).put((byte) 0).putShort((short) status);
    header.putInt(extra.length() + name.length() + value.length());
    header.putInt(opaque).putLong(newUnique);
    return new String(header.array(), StandardCharsets.ISO_8859_1) + extra + name + value;
  }

  String answer(int status, String value) {
    return answer(status, "", "", value, 0);
  }
}
