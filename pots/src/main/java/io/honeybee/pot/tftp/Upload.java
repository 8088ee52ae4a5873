package io.honeybee.pot.tftp;

import io.honeybee.capture.Capture;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A file on its way in, block by block.
 *
 * <p>Thread rule: guarded by {@link Uploads}.
 */
final class Upload {
  private static final int MAX_BLOCK = 0xFFFF;

  private final SessionEvents events;
  private final String filename;
  private final int blockBytes;
  private final Capture capture;
  private final Instant endAt;
  private Instant lastBlock;
  private int expected = 1;

  /**
   * @param filename a byte string
   */
  Upload(
      SessionEvents events,
      String filename,
      int blockBytes,
      Capture capture,
      Instant now,
      Instant endAt) {
    this.events = events;
    this.filename = filename;
    this.blockBytes = blockBytes;
    this.capture = capture;
    this.lastBlock = now;
    this.endAt = endAt;
  }

  /** What became of a block. */
  enum Step {
    IGNORED,
    TAKEN,
    LAST
  }

  /**
   * Takes a block.
   *
   * @param data a DATA packet
   */
  Step take(byte[] data, Instant now) {
    int block = ((data[2] & 0xFF) << 8) | (data[3] & 0xFF);
    int length = data.length - 4;
    if (block == ((expected - 1) & MAX_BLOCK) && capture.size() > 0) {
      // Sent again, since our acknowledgement was lost.
      return Step.TAKEN;
    }
    if (block != expected || length > blockBytes) {
      return Step.IGNORED;
    }
    capture.write(data, 4, length);
    lastBlock = now;
    expected = (expected + 1) & MAX_BLOCK;
    return length < blockBytes ? Step.LAST : Step.TAKEN;
  }

  long size() {
    return capture.size();
  }

  boolean isOver(Instant now, Duration maxIdle) {
    return now.isAfter(endAt) || now.isAfter(lastBlock.plus(maxIdle));
  }

  /**
   * Reports the file.
   *
   * @param whole whether its last block came
   */
  void finish(boolean whole) {
    try (capture) {
      if (capture.size() == 0 && !whole) {
        return;
      }
      EventFields fields =
          new EventFields()
              .text("filename", filename.getBytes(StandardCharsets.ISO_8859_1))
              .captured(capture.finish());
      events.report(EventType.FILE_UPLOAD.verb(), whole ? fields : fields.cut());
    }
  }
}
