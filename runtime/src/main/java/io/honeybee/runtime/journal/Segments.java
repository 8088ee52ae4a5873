package io.honeybee.runtime.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments that hold records, oldest first.
 *
 * <p>Thread rule: guarded by the {@link JournalState}'s lock.
 */
final class Segments {
  private final Deque<Segment> all;
  private long bytes;

  Segments(List<Segment> found) {
    all = new ArrayDeque<>(found);
    found.forEach(segment -> bytes += segment.dataBytes());
  }

  int count() {
    return all.size();
  }

  long bytes() {
    return bytes;
  }

  /** Takes note that the newest segment, or a new one, grew. */
  void grow(Segment segment, long lastSeq, long dataBytes) {
    if (all.peekLast() != segment) {
      all.addLast(segment);
      bytes += segment.dataBytes();
    }
    bytes += dataBytes - segment.dataBytes();
    segment.grow(lastSeq, dataBytes);
  }

  /** The oldest segment with a record after a seq that is not known to be damaged. */
  @Nullable Segment after(long seq) {
    for (Segment segment : all) {
      if (segment.recordsBetween(seq, segment.lastSeq()) > 0) {
        return segment;
      }
    }
    return null;
  }

  boolean contains(Segment segment) {
    return all.contains(segment);
  }

  /** How many readable records lie after one seq and up to another. */
  long recordsBetween(long after, long upTo) {
    long records = 0;
    for (Segment segment : all) {
      if (segment.firstSeq > upTo) {
        break;
      }
      records += segment.recordsBetween(after, upTo);
    }
    return records;
  }

  /** Takes out the segments of which all is acknowledged, but for one that is being written. */
  List<Segment> removeUpTo(long acknowledged, @Nullable Segment active) {
    List<Segment> removed = new ArrayList<>();
    while (true) {
      Segment oldest = all.peekFirst();
      if (oldest == null || oldest == active || oldest.lastSeq() > acknowledged) {
        return removed;
      }
      removed.add(oldest);
      removeOldest();
    }
  }

  /** Takes out the oldest segment, but for one that is being written. */
  @Nullable Segment removeOldestBut(@Nullable Segment active) {
    Segment oldest = all.peekFirst();
    if (oldest == null || oldest == active) {
      return null;
    }
    removeOldest();
    return oldest;
  }

  private void removeOldest() {
    bytes -= all.removeFirst().dataBytes();
  }
}
