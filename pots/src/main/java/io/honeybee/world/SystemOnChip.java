package io.honeybee.world;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The chip of a home router, and the firmware that is usual on it.
 *
 * @param name as the kernel calls the system or the hardware
 * @param cpuModel as in {@code /proc/cpuinfo}
 * @param instructions what its programs are made of
 * @param cores processors that the kernel sees
 * @param bogoMips of each processor
 * @param kernelRelease as {@code uname -r} prints it
 * @param compiler what built the kernel
 * @param busyBox version of its BusyBox
 */
public record SystemOnChip(
    String name,
    String cpuModel,
    Instructions instructions,
    int cores,
    double bogoMips,
    String kernelRelease,
    String compiler,
    String busyBox) {
  // Draws for the chip must not depend on how many draws the rest of the router takes.
  private static final long CHIP_SEED = 0x63686970L;

  private static final List<SystemOnChip> ALL =
      List.of(
          new SystemOnChip(
              "MT7621",
              "MIPS 1004Kc V2.15",
              Instructions.MIPS_LITTLE_ENDIAN,
              4,
              583.68,
              "3.10.14",
              "gcc version 4.6.3 (Buildroot 2012.11.1)",
              "v1.12.1"),
          new SystemOnChip(
              "MT7620",
              "MIPS 24KEc V5.0",
              Instructions.MIPS_LITTLE_ENDIAN,
              1,
              386.04,
              "2.6.36",
              "gcc version 3.4.2",
              "v1.12.1"),
          new SystemOnChip(
              "Atheros AR9341 rev 3",
              "MIPS 74Kc V4.12",
              Instructions.MIPS_BIG_ENDIAN,
              1,
              266.64,
              "2.6.31",
              "gcc version 4.3.3 (GCC)",
              "v1.01"),
          new SystemOnChip(
              "96328avng",
              "Broadcom BMIPS4350 V7.5",
              Instructions.MIPS_BIG_ENDIAN,
              1,
              319.48,
              "2.6.30",
              "gcc version 4.4.2 (Buildroot 2010.02-git)",
              "v1.17.2"),
          new SystemOnChip(
              "Northstar Prototype",
              "ARMv7 Processor rev 0 (v7l)",
              Instructions.ARM,
              2,
              1599.07,
              "2.6.36.4brcmarm",
              "gcc version 4.5.3 (Buildroot 2012.02)",
              "v1.22.1"));

  /** The chip of the router that belongs to a seed. */
  static SystemOnChip of(long seed) {
    return ALL.get(new SplittableRandom(seed ^ CHIP_SEED).nextInt(ALL.size()));
  }

  /** The chip of a router. */
  public static SystemOnChip of(World router) {
    return of(router.seed());
  }
}
