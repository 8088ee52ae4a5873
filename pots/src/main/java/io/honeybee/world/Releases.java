package io.honeybee.world;

import java.util.List;

/** Debian releases with the kernels and OpenSSH packages that came with them. */
final class Releases {
  private static final String GCC_12 =
      "(debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0,"
          + " GNU ld (GNU Binutils for Debian) 2.40)";
  private static final String GCC_10 =
      "(debian-kernel@lists.debian.org) (gcc-10 (Debian 10.2.1-6) 10.2.1 20210110,"
          + " GNU ld (GNU Binutils for Debian) 2.35.2)";

  /** What belongs together on one machine. */
  record Release(Distribution distribution, Kernel kernel, String busyBox) {}

  static final List<Release> ALL =
      List.of(
          bookworm("12.8", "6.1.0-28-amd64", "6.1.119-1 (2024-11-22)"),
          bookworm("12.9", "6.1.0-30-amd64", "6.1.124-1 (2025-01-12)"),
          bookworm("12.9", "6.1.0-31-amd64", "6.1.128-1 (2025-02-07)"),
          bookworm("12.10", "6.1.0-32-amd64", "6.1.129-1 (2025-03-06)"),
          bookworm("12.11", "6.1.0-37-amd64", "6.1.140-1 (2025-05-22)"),
          bookworm("12.12", "6.1.0-39-amd64", "6.1.148-1 (2025-08-26)"),
          bullseye("5.10.0-32-amd64", "5.10.223-1 (2024-08-10)"),
          bullseye("5.10.0-33-amd64", "5.10.226-1 (2024-10-03)"),
          bullseye("5.10.0-34-amd64", "5.10.234-1 (2025-02-24)"));

  private Releases() {}

  private static Release bookworm(String point, String release, String build) {
    return new Release(
        new Distribution("12", "bookworm", point, "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10"),
        new Kernel(release, "#1 SMP PREEMPT_DYNAMIC Debian " + build, "x86_64", GCC_12),
        "BusyBox v1.35.0 (Debian 1:1.35.0-4+b3)");
  }

  private static Release bullseye(String release, String build) {
    return new Release(
        new Distribution("11", "bullseye", "11.11", "SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u3"),
        new Kernel(release, "#1 SMP Debian " + build, "x86_64", GCC_10),
        "BusyBox v1.30.1 (Debian 1:1.30.1-6+b3)");
  }
}
