package io.honeybee.shell.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the machine shows them, in UTC. */
final class Clocks {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEE MMM ppd hh:mm:ss a 'UTC' yyyy", Locale.ENGLISH);

  private Clocks() {}

  static String minute(Instant when) {
    return when.atZone(ZoneOffset.UTC).format(MINUTE);
  }

  static String day(Instant when) {
    return when.atZone(ZoneOffset.UTC).format(DAY);
  }

  /** As {@code date} prints it without a format. */
  static String date(Instant when) {
    return when.atZone(ZoneOffset.UTC).format(LONG);
  }
}
