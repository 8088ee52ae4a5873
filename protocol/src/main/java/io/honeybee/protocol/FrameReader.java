package io.honeybee.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into JSON texts by their own braces: back to back, split or joined in any way, with
 * or without white space between them.
 *
 * <p>What does not begin with a brace is garbage up to its newline. A text that cannot be JSON ends
 * where its braces balance, for {@link WireCodec} to refuse, or, when it holds a newline before
 * that, at its first newline; reading goes on right behind. So a text that was cut off costs no
 * envelope on the lines after it. One thing cannot be known at once: a text cut off where a value
 * has to follow, as in <code>{"a":</code>, takes the next line for that value until a further
 * envelope, or the end of the stream, proves it wrong. Both envelopes come out then.
 *
 * <p>Thread rule: belongs to one thread. Memory: at most the limit and {@value #READ_BYTES} bytes,
 * and {@value #SMALL_BUFFER_BYTES} while little comes in. Work: hostile nesting over many lines
 * makes it look at a byte again, but never more often than {@link #MAX_DEPTH} times. After a read
 * timeout {@link #next} can be called again and goes on where it was.
 */
public final class FrameReader {
  /** The limit when none is configured, in bytes. */
  public static final int DEFAULT_MAX_BYTES = 64 * 1024;

  /** The largest limit that can be configured, in bytes. */
  public static final int LARGEST_MAX_BYTES = 10 * 1024 * 1024;

  /** How deep an envelope may nest. */
  public static final int MAX_DEPTH = 32;

  private static final int SMALL_BUFFER_BYTES = 1_024;
  private static final int READ_BYTES = 16 * 1024;
  private static final int KEPT_GARBAGE_BYTES = 480;

  private enum Piece {
    NONE,
    TEXT,
    GARBAGE
  }

  private final InputStream input;
  private final int maxBytes;

  /** Holds the unfinished piece from {@code start} on, and what was read behind it. */
  private byte[] buffer = new byte[SMALL_BUFFER_BYTES];

  private int start;
  private int position;
  private int end;
  private boolean ended;
  private boolean tooLarge;

  private Piece piece = Piece.NONE;
  private final TextStructure structure = new TextStructure();

  /** How long the text's first line is, its newline included; 0 while there is no newline. */
  private int firstLine;

  /** How long the garbage is, of which the buffer holds no more than the start. */
  private int garbageLength;

  /**
   * @param maxBytes the limit for one envelope, 1..{@link #LARGEST_MAX_BYTES}
   */
  public FrameReader(InputStream input, int maxBytes) {
    if (maxBytes < 1 || maxBytes > LARGEST_MAX_BYTES) {
      throw new IllegalArgumentException("the limit is outside 1.." + LARGEST_MAX_BYTES);
    }
    this.input = input;
    this.maxBytes = maxBytes;
  }

  /**
   * The next piece; blocks for it.
   *
   * @throws IOException when the stream fails, a read timeout included
   */
  public Frame next() throws IOException {
    while (!tooLarge) {
      Frame frame = position < end ? scan() : null;
      if (frame == null && !tooLarge && position == end && (ended || !fill())) {
        frame = atEnd();
      }
      if (frame != null) {
        return frame;
      }
    }
    return new Frame.End();
  }

  private @Nullable Frame scan() {
    return switch (piece) {
      case NONE -> {
        begin();
        yield null;
      }
      case TEXT -> scanText();
      case GARBAGE -> scanGarbage();
    };
  }

  private void begin() {
    while (position < end && TextStructure.isWhiteSpace(buffer[position])) {
      position++;
    }
    start = position;
    if (position < end) {
      piece = buffer[position] == '{' ? Piece.TEXT : Piece.GARBAGE;
      structure.reset();
      firstLine = 0;
      garbageLength = 0;
    }
  }

  private @Nullable Frame scanText() {
    int last = Math.min(end, start + maxBytes);
    while (true) {
      position = structure.skipPlain(buffer, position, last);
      if (position >= last) {
        break;
      }
      byte next = buffer[position++];
      if (structure.take(next)) {
        return finish(new Frame.Text(Arrays.copyOfRange(buffer, start, position)));
      }
      if (structure.depth() > MAX_DEPTH) {
        return tooLarge("an envelope nested deeper than " + MAX_DEPTH);
      }
      if (next == '\n' && firstLine == 0) {
        firstLine = position - start;
      }
      if (structure.isBroken() && firstLine > 0) {
        return finishBroken();
      }
    }
    return position - start < maxBytes ? null : tooLarge("an envelope over " + maxBytes + " bytes");
  }

  /** Gives the first line away, and the rest another chance. */
  private Frame finishBroken() {
    position = start + firstLine;
    return finish(garbage(firstLine));
  }

  private @Nullable Frame scanGarbage() {
    while (position < end) {
      garbageLength++;
      if (buffer[position++] == '\n') {
        return finish(garbage(Math.min(garbageLength, KEPT_GARBAGE_BYTES)));
      }
      if (garbageLength == maxBytes) {
        return tooLarge("a line over " + maxBytes + " bytes that is no envelope");
      }
    }
    // No more than the start of it is ever told, so no more is kept.
    end = Math.min(end, start + KEPT_GARBAGE_BYTES);
    position = end;
    return null;
  }

  /** What was unfinished when the peer closed its side is told of as garbage. */
  private @Nullable Frame atEnd() {
    return switch (piece) {
      case NONE -> new Frame.End();
      case GARBAGE -> finish(garbage(Math.min(garbageLength, KEPT_GARBAGE_BYTES)));
      case TEXT -> {
        if (firstLine == 0) {
          firstLine = end - start;
        }
        yield finishBroken();
      }
    };
  }

  private Frame garbage(int length) {
    int kept = Math.min(length, KEPT_GARBAGE_BYTES);
    return new Frame.Garbage(Arrays.copyOfRange(buffer, start, start + kept));
  }

  private Frame finish(Frame frame) {
    piece = Piece.NONE;
    start = position;
    return frame;
  }

  private Frame tooLarge(String reason) {
    tooLarge = true;
    buffer = new byte[0];
    return new Frame.TooLarge(reason);
  }

  private boolean fill() throws IOException {
    makeRoom();
    int count = input.read(buffer, end, buffer.length - end);
    ended = count < 0;
    end += Math.max(0, count);
    return !ended;
  }

  /** Moves the unfinished piece to the front where it pays, into a buffer of a fitting size. */
  private void makeRoom() {
    int length = end - start;
    int capacity = fittingCapacity(length);
    if (capacity == buffer.length && length > 0 && end < capacity) {
      return;
    }
    byte[] fitting = capacity == buffer.length ? buffer : new byte[capacity];
    System.arraycopy(buffer, start, fitting, 0, length);
    buffer = fitting;
    position -= start;
    start = 0;
    end = length;
  }

  /** Grows while much comes in, and gives the memory back once it does not. */
  private int fittingCapacity(int length) {
    boolean full = end == buffer.length;
    if (length > READ_BYTES / 2) {
      return full
          ? Math.min(Math.max(buffer.length, length * 2), maxBytes + READ_BYTES)
          : buffer.length;
    }
    if (end < SMALL_BUFFER_BYTES) {
      return SMALL_BUFFER_BYTES;
    }
    return Math.min(full ? buffer.length * 2 : buffer.length, READ_BYTES);
  }
}
