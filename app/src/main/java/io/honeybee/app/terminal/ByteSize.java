package io.honeybee.app.terminal;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class ByteSize {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final int STEP = 1024;

  private ByteSize() {}

  /**
   * Such as {@code 1 byte}, {@code 12.3 KiB}.
   *
   * @param bytes at least 0
   */
  public static String of(long bytes) {
    if (bytes < STEP) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    // What would be rounded to 1024.0 is 1.0 of the next.
    while (size >= STEP - 0.05) {
      size /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
