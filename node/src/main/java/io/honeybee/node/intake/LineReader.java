package io.honeybee.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines. A line over the limit is given once, as too long, and skipped up to its
 * newline.
 *
 * <p>Thread rule: belongs to one thread. Memory: {@value #SMALL_BUFFER_BYTES} bytes while little
 * comes in, at most a line of the limit.
 */
final class LineReader {
  /** The longest line, in bytes, without its line end. */
  static final int MAX_LINE_BYTES = 64 * 1024;

  private static final int LINE_END_BYTES = 2;
  private static final int SMALL_BUFFER_BYTES = 4 * 1024;

  private final InputStream input;
  private byte[] buffer = new byte[SMALL_BUFFER_BYTES];
  private int start;
  private int end;

  /** No newline lies before this place. */
  private int searched;

  private int maxLineBytes;
  private boolean skipping;

  /**
   * A line in a buffer, without its line end. Good until the next call of the reader.
   *
   * @param tooLong when these are but its first bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // A view, never compared.
  record Line(byte[] buffer, int offset, int length, boolean tooLong) {}

  /**
   * @param maxLineBytes 1..{@value #MAX_LINE_BYTES}
   */
  LineReader(InputStream input, int maxLineBytes) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
  }

  /** Takes longer lines from now on. */
  void allowFullLines() {
    maxLineBytes = MAX_LINE_BYTES;
  }

  /**
   * Reads once, for which it may wait. All lines must have been taken before.
   *
   * @return false at the end of the stream
   */
  boolean fill() throws IOException {
    makeRoom();
    int n = input.read(buffer, end, buffer.length - end);
    if (n > 0) {
      end += n;
    }
    return n >= 0;
  }

  private void makeRoom() {
    int pending = end - start;
    if (pending == 0 && buffer.length > SMALL_BUFFER_BYTES && end < SMALL_BUFFER_BYTES) {
      buffer = new byte[SMALL_BUFFER_BYTES];
    } else if (end == buffer.length && buffer.length < MAX_LINE_BYTES + LINE_END_BYTES) {
      int size = Math.min(buffer.length * 4, MAX_LINE_BYTES + LINE_END_BYTES);
      buffer = Arrays.copyOfRange(buffer, start, start + size);
    } else {
      System.arraycopy(buffer, start, buffer, 0, pending);
    }
    searched -= start;
    start = 0;
    end = pending;
  }

  /** The next line of what was read, or null when the next one is not whole yet. */
  @Nullable Line next() {
    while (true) {
      int newline = newline();
      if (newline < 0) {
        return end - start >= maxLineBytes + LINE_END_BYTES ? tooLong() : rest(false);
      }
      int from = start;
      start = newline + 1;
      searched = start;
      if (skipping) {
        skipping = false;
      } else {
        return line(from, newline);
      }
    }
  }

  /** What stands behind the last newline once the stream has ended; null when nothing does. */
  @Nullable Line last() {
    return rest(true);
  }

  private int newline() {
    for (int i = searched; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    searched = end;
    return -1;
  }

  private @Nullable Line tooLong() {
    int from = start;
    start = end;
    if (skipping) {
      return null;
    }
    skipping = true;
    return new Line(buffer, from, maxLineBytes, true);
  }

  private @Nullable Line rest(boolean streamEnded) {
    if (skipping) {
      start = end;
      return null;
    }
    if (!streamEnded || start == end) {
      return null;
    }
    int from = start;
    start = end;
    return line(from, end);
  }

  private Line line(int from, int to) {
    int length = to - from;
    if (length > 0 && buffer[to - 1] == '\r') {
      length--;
    }
    return new Line(buffer, from, Math.min(length, maxLineBytes), length > maxLineBytes);
  }
}
