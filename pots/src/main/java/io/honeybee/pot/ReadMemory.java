package io.honeybee.pot;

import io.honeybee.runtime.net.SourceQuota;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory that long messages of attackers take while they come and are answered, for all
 * sessions of a pot together: {@value #ALL_KIBIBYTES} KiB, of which one source gets {@value
 * #SOURCE_KIBIBYTES}. Messages of at most {@value #FREE_BYTES} bytes are not counted.
 *
 * <p>Without it, thousands of sessions that each stop within a message of a megabyte would take the
 * node's memory. Thread rule: safe for use by any thread; a {@link Share} belongs to a session's.
 */
final class ReadMemory {
  static final int FREE_BYTES = 16 << 10;
  private static final int ALL_KIBIBYTES = 32 << 10;
  private static final int SOURCE_KIBIBYTES = 8 << 10;

  private final Map<Object, Long> sources = new HashMap<>();
  private long all;

  /** What one session holds. */
  Share share(InetAddress source) {
    return new Share(SourceQuota.key(source));
  }

  private synchronized boolean take(Object source, long bytes) {
    long own = sources.getOrDefault(source, 0L) + bytes;
    if (own > SOURCE_KIBIBYTES * 1_024L || all + bytes > ALL_KIBIBYTES * 1_024L) {
      return false;
    }
    sources.put(source, own);
    all += bytes;
    return true;
  }

  private synchronized void giveBack(Object source, long bytes) {
    all -= bytes;
    sources.computeIfPresent(source, (key, held) -> held == bytes ? null : held - bytes);
  }

  /** Bytes counted now. */
  synchronized long held() {
    return all;
  }

  /** One session's part. */
  final class Share implements AutoCloseable {
    private final Object source;
    private long held;

    private Share(Object source) {
      this.source = source;
    }

    /**
     * Counts a message as so long now, in place of what it was before.
     *
     * @throws IOException when there is no room for it
     */
    void resize(int before, int after) throws IOException {
      long change = counted(after) - counted(before);
      if (change < 0) {
        giveBack(source, -change);
      } else if (change > 0 && !take(source, change)) {
        throw new IOException("long messages take all the memory there is for them");
      }
      held += change;
    }

    private static long counted(int bytes) {
      return bytes <= FREE_BYTES ? 0 : bytes;
    }

    @Override
    public void close() {
      giveBack(source, held);
      held = 0;
    }
  }
}
