package io.honeybee.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as operators write them, in a file or on the command line. */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(s|m|h|d)?");

  private DurationText() {}

  /**
   * Reads whole seconds, or a number with {@code s}, {@code m}, {@code h} or {@code d}, with or
   * without a space between; up to nine digits. Empty when the text is none of these.
   */
  public static Optional<Duration> read(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    return Optional.of(
        switch (unit == null ? "s" : unit) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofSeconds(number);
        });
  }
}
