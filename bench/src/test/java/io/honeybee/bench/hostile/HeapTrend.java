package io.honeybee.bench.hostile;

import java.util.List;

/**
 * Whether a heap grows. What is in use rises and falls with the sessions that are open, but a leak
 * raises the floor: so the least sample of a third of the time is compared with that of the third
 * before. The first third is warming up and does not count.
 *
 * @param samples bytes used after a collection, in the order in which they were taken
 * @param slack by how many bytes the last third may be over the second, or {@value
 *     #MOST_GROWTH_PERCENT} percent where that is more
 */
record HeapTrend(List<Long> samples, long slack) {
  private static final int MOST_GROWTH_PERCENT = 10;
  private static final int LEAST_SAMPLES = 3;

  HeapTrend {
    samples = List.copyOf(samples);
  }

  long first() {
    return samples.isEmpty() ? 0 : samples.getFirst();
  }

  long middle() {
    return least(samples.size() / 3, 2 * samples.size() / 3);
  }

  long last() {
    return least(2 * samples.size() / 3, samples.size());
  }

  boolean isFlat() {
    long allowed = Math.max(slack, middle() * MOST_GROWTH_PERCENT / 100);
    return samples.size() >= LEAST_SAMPLES && last() - middle() <= allowed;
  }

  private long least(int from, int to) {
    return samples.subList(from, to).stream().mapToLong(Long::longValue).min().orElse(0);
  }
}
