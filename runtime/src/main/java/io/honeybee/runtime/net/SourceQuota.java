package io.honeybee.runtime.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts open connections, in all and by source: an IPv4 address, or the /64 network of an IPv6
 * address, since anybody who has one IPv6 address has all of its network.
 *
 * <p>Thread rule: safe for use by any thread. Memory: one entry for each source that has a
 * connection open.
 */
public final class SourceQuota {
  private final int maxTotal;
  private final int maxPerSource;
  private final Map<Object, Integer> open = new HashMap<>();
  private int total;

  /**
   * @param maxTotal connections in all, at least 1
   * @param maxPerSource connections from one source, at least 1
   */
  public SourceQuota(int maxTotal, int maxPerSource) {
    this.maxTotal = maxTotal;
    this.maxPerSource = maxPerSource;
  }

  /** Takes a place for the source, or says that there is none. */
  public synchronized boolean tryAcquire(InetAddress source) {
    return total < maxTotal && tryAssign(source) && tryReserve();
  }

  /** Takes a place for a source that is not known yet, or says that there is none. */
  synchronized boolean tryReserve() {
    if (total >= maxTotal) {
      return false;
    }
    total++;
    return true;
  }

  /**
   * Counts a reserved place for the source that it turned out to be, or says that it has enough.
   */
  synchronized boolean tryAssign(InetAddress source) {
    Object key = key(source);
    int fromSource = open.getOrDefault(key, 0);
    if (fromSource >= maxPerSource) {
      return false;
    }
    open.put(key, fromSource + 1);
    return true;
  }

  /** Gives back a place that {@link #tryReserve} gave and that was assigned to no source. */
  synchronized void cancel() {
    total--;
  }

  /** Gives back a place that {@link #tryAcquire} gave. */
  public synchronized void release(InetAddress source) {
    Object key = key(source);
    Integer fromSource = open.get(key);
    if (fromSource == null) {
      throw new IllegalStateException("released more places than were taken");
    }
    if (fromSource == 1) {
      open.remove(key);
    } else {
      open.put(key, fromSource - 1);
    }
    total--;
  }

  /** Places taken now. */
  public synchronized int total() {
    return total;
  }

  /** What counts as one source. */
  public static Object key(InetAddress source) {
    return source instanceof Inet6Address
        ? Long.valueOf(ByteBuffer.wrap(source.getAddress()).getLong())
        : source;
  }
}
