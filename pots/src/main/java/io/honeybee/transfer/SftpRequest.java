package io.honeybee.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One packet from the client: type, number, and fields that are read in order. */
final class SftpRequest {
  /** As OpenSSH has it; a client that claims more is cut off. */
  private static final int MAX_BYTES = 256 * 1024;

  private final ByteBuffer bytes;
  private final int type;

  private SftpRequest(byte[] packet) {
    this.bytes = ByteBuffer.wrap(packet);
    this.type = bytes.get() & 0xFF;
  }

  /** Reads a packet; null at the end of the input. */
  static @Nullable SftpRequest read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(Integer.BYTES);
    if (head.length == 0) {
      return null;
    }
    if (head.length < Integer.BYTES) {
      throw new EOFException("half a packet");
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length < 1 || length > MAX_BYTES) {
      throw new IOException("a packet of " + Integer.toUnsignedString(length) + " bytes");
    }
    // Grows with what comes, not with what was claimed.
    byte[] packet = in.readNBytes(length);
    if (packet.length < length) {
      throw new EOFException("half a packet");
    }
    return new SftpRequest(packet);
  }

  int type() {
    return type;
  }

  int number() throws IOException {
    return need(Integer.BYTES).getInt();
  }

  long longNumber() throws IOException {
    return need(Long.BYTES).getLong();
  }

  byte[] bytes() throws IOException {
    int length = number();
    if (length < 0) {
      throw new IOException("a string of over 2 GiB");
    }
    need(length);
    byte[] string = new byte[length];
    bytes.get(string);
    return string;
  }

  /** A byte string. */
  String text() throws IOException {
    return new String(bytes(), StandardCharsets.ISO_8859_1);
  }

  private ByteBuffer need(int count) throws IOException {
    if (bytes.remaining() < count) {
      throw new IOException("a packet that ends within a field");
    }
    return bytes;
  }
}
