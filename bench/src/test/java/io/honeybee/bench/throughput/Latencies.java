package io.honeybee.bench.throughput;

import java.time.Duration;
import java.util.Arrays;

/** Times from a write to the store. Belongs to one thread. */
final class Latencies {
  private final long[] nanos;
  private int count;

  Latencies(int most) {
    nanos = new long[most];
  }

  void add(long latencyNanos) {
    nanos[count++] = latencyNanos;
  }

  int count() {
    return count;
  }

  /**
   * @param part 0 to 1
   */
  Duration percentile(double part) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0
        ? Duration.ZERO
        : Duration.ofNanos(sorted[(int) Math.min(count - 1L, (long) (count * part))]);
  }
}
