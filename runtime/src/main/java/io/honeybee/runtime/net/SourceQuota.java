package io.honeybee.runtime.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts open connections, in all and by source address.
 *
 * <p>Thread rule: safe for use by any thread. Memory: one entry for each source that has a
 * connection open.
 */
public final class SourceQuota {
  private final int maxTotal;
  private final int maxPerSource;
  private final Map<InetAddress, Integer> open = new HashMap<>();
  private int total;

  /**
   * @param maxTotal connections in all, at least 1
   * @param maxPerSource connections from one address, at least 1
   */
  public SourceQuota(int maxTotal, int maxPerSource) {
    this.maxTotal = maxTotal;
    this.maxPerSource = maxPerSource;
  }

  /** Takes a place for the source, or says that there is none. */
  public synchronized boolean tryAcquire(InetAddress source) {
    int fromSource = open.getOrDefault(source, 0);
    if (total >= maxTotal || fromSource >= maxPerSource) {
      return false;
    }
    open.put(source, fromSource + 1);
    total++;
    return true;
  }

  /** Gives back a place that {@link #tryAcquire} gave. */
  public synchronized void release(InetAddress source) {
    Integer fromSource = open.get(source);
    if (fromSource == null) {
      throw new IllegalStateException("released more places than were taken");
    }
    if (fromSource == 1) {
      open.remove(source);
    } else {
      open.put(source, fromSource - 1);
    }
    total--;
  }

  /** Places taken now. */
  public synchronized int total() {
    return total;
  }
}
