package io.honeybee.world;

/**
 * Main memory and swap, in kibibytes. Used, free and cached add up to the total.
 *
 * @param cachedKilobytes buffers and page cache together
 */
public record Memory(
    long totalKilobytes, long usedKilobytes, long cachedKilobytes, long swapKilobytes) {

  public long freeKilobytes() {
    return totalKilobytes - usedKilobytes - cachedKilobytes;
  }

  /** What could be had without swapping, as {@code MemAvailable}. */
  public long availableKilobytes() {
    return freeKilobytes() + cachedKilobytes * 9 / 10;
  }
}
