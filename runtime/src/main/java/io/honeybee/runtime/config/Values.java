package io.honeybee.runtime.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values as operators write them; empty when the text is none. */
final class Values {
  private static final Pattern BYTES = Pattern.compile("(\\d{1,15})\\s*([kmgt]i?b|b)?");
  private static final Map<String, Long> BYTE_UNITS =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "kib", 1L << 10,
          "mb", 1_000_000L,
          "mib", 1L << 20,
          "gb", 1_000_000_000L,
          "gib", 1L << 30,
          "tb", 1_000_000_000_000L,
          "tib", 1L << 40);

  private Values() {}

  static Optional<Integer> integer(String text) {
    return text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** YAML 1.1 and 1.2 spellings. */
  static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A number of bytes, or a number with a unit such as {@code MiB}. */
  static Optional<Long> bytes(String text) {
    Matcher matcher = BYTES.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    long factor = unit == null ? 1 : BYTE_UNITS.getOrDefault(unit, 1L);
    try {
      return Optional.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
