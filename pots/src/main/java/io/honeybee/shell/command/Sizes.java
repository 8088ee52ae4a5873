package io.honeybee.shell.command;

import java.util.Locale;

/** Sizes for people. */
final class Sizes {
  private static final String UNITS = "KMGTP";

  private Sizes() {}

  /** As {@code ls -h} and {@code df -h} print it: rounded up, one decimal under ten. */
  static String human(long bytes) {
    if (bytes < 1024) {
      return String.valueOf(bytes);
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1024 && unit < UNITS.length() - 1) {
      value /= 1024;
      unit++;
    }
    double tenths = Math.ceil(value * 10) / 10;
    String number =
        tenths < 10
            ? String.format(Locale.ROOT, "%.1f", tenths)
            : String.valueOf((long) Math.ceil(value));
    return number + UNITS.charAt(unit);
  }

  /** As {@code free -h} prints it: {@code 1.9Gi}. */
  static String binary(long kilobytes) {
    double value = kilobytes * 1024.0;
    int unit = -1;
    while (value >= 1024 && unit < UNITS.length() - 1) {
      value /= 1024;
      unit++;
    }
    String number =
        value < 10 && unit >= 0
            ? String.format(Locale.ROOT, "%.1f", value)
            : String.valueOf((long) value);
    return unit < 0 ? number + "B" : number + UNITS.charAt(unit) + "i";
  }
}
