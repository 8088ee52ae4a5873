package io.honeybee.bench.throughput;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Times from a write to the store. Belongs to one thread. */
final class Latencies {
  private final long[] nanos;
  private int count;

  private final long[] longestBySecond;

  Latencies(int most, int seconds) {
    nanos = new long[most];
    longestBySecond = new long[seconds];
  }

  /**
   * @param second of the run in which the event was due
   */
  void add(long latencyNanos, int second) {
    nanos[count++] = latencyNanos;
    longestBySecond[second] = Math.max(longestBySecond[second], latencyNanos);
  }

  /**
   * The longest of each second of the run, in milliseconds, which shows whether it was one stall.
   */
  String longestBySecond() {
    return Arrays.stream(longestBySecond)
        .mapToObj(longest -> Long.toString(longest / 1_000_000))
        .collect(Collectors.joining(" "));
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
