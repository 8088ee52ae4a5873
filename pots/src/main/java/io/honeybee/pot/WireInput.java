package io.honeybee.pot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an attacker sends, in lines or in pieces, and never holds more than it is told to.
 * What is long counts in its pot's memory for such, until the next is read.
 *
 * <p>Thread rule: one reading thread.
 */
public final class WireInput {
  private static final int BUFFER_BYTES = 2_048;

  private final InputStream in;
  private final ReadMemory.@Nullable Share memory;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  /** Bytes of the message being read that the caller holds. */
  private int before;

  private int counted;

  /** One whose memory is not counted. */
  public WireInput(InputStream in) {
    this(in, null);
  }

  WireInput(InputStream in, ReadMemory.@Nullable Share memory) {
    this.in = in;
    this.memory = memory;
  }

  /** An input from another stream, such as one that decrypts this, in the same memory. */
  public WireInput through(InputStream other) {
    return new WireInput(other, memory);
  }

  /**
   * Says that the caller puts a message together from several reads, and holds so many bytes of it
   * until it says 0.
   *
   * @throws IOException when there is no room for them
   */
  public void holding(int bytes) throws IOException {
    before = bytes;
    count(0);
  }

  private void count(int bytes) throws IOException {
    if (memory != null) {
      memory.resize(counted, before + bytes);
      counted = before + bytes;
    }
  }

  /** The next byte, 0..255, or -1 at the end. */
  public int read() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xFF;
  }

  /** The next byte without taking it, or -1 at the end. */
  public int peek() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position] & 0xFF;
  }

  /** Bytes that can be read without waiting. */
  public int available() throws IOException {
    return limit - position + in.available();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  /**
   * A line without its end, LF or CR LF; null at the end of the input. Of a line that is longer
   * than allowed, the first bytes; the rest of it is read and dropped.
   */
  public byte @Nullable [] line(int maxBytes) throws IOException {
    count(0);
    byte[] line = new byte[Math.min(maxBytes, 128)];
    int length = 0;
    boolean any = false;
    int c = read();
    while (c >= 0 && c != '\n') {
      any = true;
      if (length < maxBytes) {
        if (length == line.length) {
          count(Math.min(maxBytes, line.length * 2));
          line = Arrays.copyOf(line, Math.min(maxBytes, line.length * 2));
        }
        line[length++] = (byte) c;
      }
      c = read();
    }
    if (c < 0 && !any) {
      return null;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return Arrays.copyOf(line, length);
  }

  /**
   * Just so many bytes.
   *
   * @param maxBytes what the caller is ready to hold
   * @throws IOException when more are asked for than that; {@link EOFException} when fewer come
   */
  public byte[] exactly(long length, int maxBytes) throws IOException {
    if (length < 0 || length > maxBytes) {
      throw new IOException(
          "the peer announced " + length + " bytes where " + maxBytes + " may be");
    }
    byte[] bytes = some((int) length);
    if (bytes.length < length) {
      throw new EOFException("the peer closed " + (length - bytes.length) + " bytes early");
    }
    return bytes;
  }

  /** At most so many bytes: fewer only at the end. Memory grows with what came, not what may. */
  public byte[] some(int maxBytes) throws IOException {
    count(0);
    byte[] bytes = new byte[Math.min(maxBytes, BUFFER_BYTES)];
    int length = 0;
    while (length < maxBytes && (position < limit || fill())) {
      int n = Math.min(limit - position, maxBytes - length);
      if (length + n > bytes.length) {
        int size = Math.min(maxBytes, Math.max(bytes.length * 2, length + n));
        count(size);
        bytes = Arrays.copyOf(bytes, size);
      }
      System.arraycopy(buffer, position, bytes, length, n);
      position += n;
      length += n;
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** What comes next, at least one byte unless the input ends, at most what is there now. */
  public byte[] next(int maxBytes) throws IOException {
    if (position == limit && !fill()) {
      return new byte[0];
    }
    int n = Math.min(limit - position, maxBytes);
    byte[] bytes = Arrays.copyOfRange(buffer, position, position + n);
    position += n;
    return bytes;
  }

  /** Takes all that was read ahead; may be empty. */
  byte[] drain() {
    byte[] rest = Arrays.copyOfRange(buffer, position, limit);
    position = limit;
    return rest;
  }
}
