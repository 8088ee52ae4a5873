package io.honeybee.world;

/**
 * A processor.
 *
 * @param cores logical processors
 * @param megahertz nominal clock
 * @param cacheKilobytes last-level cache
 * @param flags as in {@code /proc/cpuinfo}
 */
public record Cpu(
    String vendor,
    String modelName,
    int family,
    int model,
    int stepping,
    String microcode,
    int cores,
    double megahertz,
    int cacheKilobytes,
    String flags) {

  /** As in {@code /proc/cpuinfo}: twice the clock, as the kernel measures it. */
  public double bogoMips() {
    return megahertz * 2;
  }
}
