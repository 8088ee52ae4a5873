package io.honeybee.pot.smb;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads little-endian values from one message and never beyond it. */
final class WireReader {
  private final byte[] bytes;
  private int position;

  /** A message is shorter than it has to be, or names a place outside of itself. */
  static final class CutOffException extends IOException {
    private static final long serialVersionUID = 1;

    CutOffException() {
      super("the peer's message is cut off");
    }
  }

  WireReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  int position() {
    return position;
  }

  int remaining() {
    return bytes.length - position;
  }

  /** Goes to an offset. */
  WireReader at(long offset) throws CutOffException {
    if (offset < 0 || offset > bytes.length) {
      throw new CutOffException();
    }
    position = (int) offset;
    return this;
  }

  WireReader skip(long count) throws CutOffException {
    return at(position + count);
  }

  /** Goes on to a multiple of so many bytes. */
  WireReader align(int boundary) throws CutOffException {
    return skip(Math.floorMod(-position, boundary));
  }

  int u8() throws CutOffException {
    if (position >= bytes.length) {
      throw new CutOffException();
    }
    return bytes[position++] & 0xFF;
  }

  int u16() throws CutOffException {
    return u8() | u8() << Byte.SIZE;
  }

  long u32() throws CutOffException {
    return u16() | (long) u16() << Short.SIZE;
  }

  long u64() throws CutOffException {
    return u32() | u32() << Integer.SIZE;
  }

  byte[] bytes(long count) throws CutOffException {
    if (count < 0 || count > remaining()) {
      throw new CutOffException();
    }
    position += (int) count;
    return Arrays.copyOfRange(bytes, position - (int) count, position);
  }

  String utf16(long byteCount) throws CutOffException {
    return new String(bytes(byteCount), StandardCharsets.UTF_16LE);
  }

  /** A text up to its end mark, or to the end of the message. */
  String text(boolean unicode) {
    int unit = unicode ? 2 : 1;
    int end = position;
    while (end + unit <= bytes.length && !isEnd(end, unit)) {
      end += unit;
    }
    Charset charset = unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    String text = new String(bytes, position, end - position, charset);
    position = Math.min(bytes.length, end + unit);
    return text;
  }

  private boolean isEnd(int at, int unit) {
    return bytes[at] == 0 && (unit == 1 || bytes[at + 1] == 0);
  }
}
