package io.honeybee.pot.smb;

import java.time.Instant;

/** Windows' time: steps of 100 ns since 1601 ([MS-DTYP] section 2.3.3). */
final class FileTime {
  private static final long EPOCH_OFFSET_SECONDS = 11_644_473_600L;
  private static final long STEPS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_STEP = 100;

  private FileTime() {}

  static long of(Instant instant) {
    return (instant.getEpochSecond() + EPOCH_OFFSET_SECONDS) * STEPS_PER_SECOND
        + instant.getNano() / NANOS_PER_STEP;
  }
}
