package io.honeybee.world;

/**
 * The disk with the root file system, in kibibytes.
 *
 * @param device such as {@code vda}; the root is its first partition
 * @param uuid the root file system's
 */
public record Disk(String device, String uuid, long totalKilobytes, long usedKilobytes) {

  /** What users may still write: five in a hundred are kept for root. */
  public long availableKilobytes() {
    return Math.max(0, totalKilobytes - usedKilobytes - totalKilobytes / 20);
  }

  /** As {@code df} rounds it: up. */
  public int usedPercent() {
    long visible = usedKilobytes + availableKilobytes();
    return (int) ((usedKilobytes * 100 + visible - 1) / visible);
  }
}
