package io.honeybee.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into JSON texts by their own braces: back to back, split or joined in any way, with
 * or without white space between them.
 *
 * <p>What does not begin with a brace is garbage up to its newline, and so is a text that breaks
 * off inside a string. Any other text whose braces do not balance goes on over newlines until they
 * do, and is then for {@link WireCodec} to refuse, or until it meets the limit.
 *
 * <p>Thread rule: belongs to one thread. Memory: at most the limit and one read buffer. After a
 * read timeout {@link #next} can be called again and goes on where it was.
 */
public final class FrameReader {
  /** The limit when none is configured, in bytes. */
  public static final int DEFAULT_MAX_BYTES = 64 * 1024;

  /** The largest limit that can be configured, in bytes. */
  public static final int LARGEST_MAX_BYTES = 10 * 1024 * 1024;

  /** How deep an envelope may nest. */
  public static final int MAX_DEPTH = 32;

  private static final int READ_BYTES = 8 * 1024;
  private static final int KEPT_GARBAGE_BYTES = 480;

  private final InputStream input;
  private final int maxBytes;
  private final byte[] buffer = new byte[READ_BYTES];
  private int position;
  private int end;

  /** The bytes of an unfinished piece that lay in earlier reads. */
  private byte[] kept = new byte[0];

  private int keptLength;

  private Piece piece = Piece.NONE;
  private int pieceLength;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean over;

  private enum Piece {
    NONE,
    TEXT,
    GARBAGE
  }

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
    while (!over) {
      Frame frame = position < end ? scan() : null;
      if (frame != null) {
        return frame;
      }
      if (!over && position >= end && !fill()) {
        over = true;
        return atEnd();
      }
    }
    return new Frame.End();
  }

  private boolean fill() throws IOException {
    int count = input.read(buffer, 0, buffer.length);
    position = 0;
    end = Math.max(0, count);
    return count >= 0;
  }

  /** What was unfinished when the peer closed its side is told of as garbage. */
  private Frame atEnd() {
    if (piece == Piece.NONE) {
      return new Frame.End();
    }
    byte[] rest = take();
    return new Frame.Garbage(Arrays.copyOf(rest, Math.min(rest.length, KEPT_GARBAGE_BYTES)));
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
    while (position < end && isWhiteSpace(buffer[position])) {
      position++;
    }
    if (position < end) {
      piece = buffer[position] == '{' ? Piece.TEXT : Piece.GARBAGE;
      pieceLength = 0;
      keptLength = 0;
      depth = 0;
      inString = false;
      escaped = false;
    }
  }

  private @Nullable Frame scanText() {
    int start = position;
    while (position < end) {
      byte next = buffer[position++];
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (next == '\\') {
          escaped = true;
        } else if (next == '"') {
          inString = false;
        } else if (next == '\n') {
          return finishBroken(start);
        }
        continue;
      }
      switch (next) {
        case '"' -> inString = true;
        case '{', '[' -> {
          if (++depth > MAX_DEPTH) {
            return tooLarge("an envelope nested deeper than " + MAX_DEPTH);
          }
        }
        case '}', ']' -> {
          if (--depth == 0) {
            return finishText(start);
          }
        }
        default -> {
          // Nothing else matters to where a text ends.
        }
      }
    }
    return keep(start, maxBytes) ? null : tooLarge("an envelope over " + maxBytes + " bytes");
  }

  private Frame finishText(int start) {
    if (pieceLength + (position - start) > maxBytes) {
      return tooLarge("an envelope over " + maxBytes + " bytes");
    }
    byte[] text;
    if (keptLength == 0) {
      text = Arrays.copyOfRange(buffer, start, position);
    } else {
      keep(start, maxBytes);
      text = take();
    }
    piece = Piece.NONE;
    return new Frame.Text(text);
  }

  /** A string never holds a raw newline (RFC 8259 section 7), so the text was cut off there. */
  private Frame finishBroken(int start) {
    if (!keep(start, maxBytes)) {
      return tooLarge("an envelope over " + maxBytes + " bytes");
    }
    byte[] broken = take();
    piece = Piece.NONE;
    return new Frame.Garbage(Arrays.copyOf(broken, Math.min(broken.length, KEPT_GARBAGE_BYTES)));
  }

  private @Nullable Frame scanGarbage() {
    int start = position;
    while (position < end) {
      if (buffer[position++] == '\n') {
        keep(start, Integer.MAX_VALUE);
        byte[] garbage = take();
        piece = Piece.NONE;
        return new Frame.Garbage(garbage);
      }
    }
    keep(start, Integer.MAX_VALUE);
    return pieceLength <= maxBytes
        ? null
        : tooLarge("a line over " + maxBytes + " bytes that is no envelope");
  }

  private Frame tooLarge(String reason) {
    over = true;
    kept = new byte[0];
    return new Frame.TooLarge(reason);
  }

  /**
   * Takes what was read of the piece out of the buffer.
   *
   * @return false when the piece is then over the limit
   */
  private boolean keep(int start, int limit) {
    int count = position - start;
    pieceLength += count;
    if (pieceLength > limit) {
      return false;
    }
    int wanted = piece == Piece.GARBAGE ? Math.min(count, KEPT_GARBAGE_BYTES - keptLength) : count;
    if (keptLength + wanted > kept.length) {
      kept =
          Arrays.copyOf(
              kept,
              Math.min(maxBytes + READ_BYTES, Math.max(keptLength + wanted, kept.length * 2)));
    }
    System.arraycopy(buffer, start, kept, keptLength, wanted);
    keptLength += wanted;
    return true;
  }

  private byte[] take() {
    byte[] taken = Arrays.copyOf(kept, keptLength);
    // One large envelope must not hold its memory for as long as the connection lives.
    if (kept.length > READ_BYTES) {
      kept = new byte[0];
    }
    keptLength = 0;
    return taken;
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
