package io.honeybee.protocol;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into JSON texts by their own braces: back to back, split or joined in any way, with
 * or without white space between them.
 *
 * <p>Thread rule: belongs to one thread. Memory: at most the limit and one read buffer.
 */
public final class FrameReader {
  /** The limit when none is configured, in bytes. */
  public static final int DEFAULT_MAX_BYTES = 64 * 1024;

  /** The largest limit that can be configured, in bytes. */
  public static final int LARGEST_MAX_BYTES = 10 * 1024 * 1024;

  /** How deep an envelope may nest. */
  public static final int MAX_DEPTH = 32;

  private final InputStream input;
  private final int maxBytes;

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
    return input.read() < 0 || maxBytes == 0
        ? new Frame.End()
        : new Frame.TooLarge("not written yet");
  }
}
