package io.honeybee.node.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the times that honeypot programs write: ISO 8601 with date and time, where UTC is assumed
 * when no zone is given, and the seconds or milliseconds since 1970 as a number or its text, whole
 * or with a fraction. A number under 253402300800, which as seconds is the end of the year 9999,
 * counts as seconds. The result is cut to milliseconds.
 */
final class ReportTime {
  private static final BigDecimal END_OF_SECONDS = BigDecimal.valueOf(253_402_300_800L);
  private static final BigDecimal END_OF_MILLIS = END_OF_SECONDS.movePointRight(3);
  private static final Instant END = Instant.ofEpochSecond(END_OF_SECONDS.longValueExact());

  /** A number with more digits than this, on either side of the point, is no time. */
  private static final int MAX_DIGITS = 40;

  private static final int MAX_CHARS = 64;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?"
              + " ?([Zz]|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");

  private ReportTime() {}

  /**
   * @throws BadLine when it is no time, or not one from 1970 to 9999
   */
  static Instant of(JsonNode value) throws BadLine {
    if (value.isNumber()) {
      return epoch(value.decimalValue());
    }
    if (!value.isString()) {
      throw new BadLine("its timestamp is neither a text nor a number");
    }
    String text = value.stringValue();
    if (text.length() <= MAX_CHARS) {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return iso(iso);
      }
      if (NUMBER.matcher(text).matches()) {
        return epoch(new BigDecimal(text));
      }
    }
    throw unreadable();
  }

  private static BadLine unreadable() {
    return new BadLine("its timestamp is neither ISO 8601 nor seconds or milliseconds since 1970");
  }

  private static BadLine outOfRange() {
    return new BadLine("its timestamp lies outside the years 1970 to 9999");
  }

  private static Instant epoch(BigDecimal number) throws BadLine {
    // Looked at before any arithmetic, which would write out the zeros of 1e9999.
    if (number.signum() < 0 || number.precision() - number.scale() > MAX_DIGITS) {
      throw outOfRange();
    }
    if (number.scale() > MAX_DIGITS) {
      throw unreadable();
    }
    BigDecimal millis = number.compareTo(END_OF_SECONDS) < 0 ? number.movePointRight(3) : number;
    if (millis.compareTo(END_OF_MILLIS) >= 0) {
      throw outOfRange();
    }
    return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  private static Instant iso(Matcher iso) throws BadLine {
    String second = iso.group(6);
    String fraction = iso.group(7);
    String zone = iso.group(8);
    try {
      LocalDateTime local =
          LocalDateTime.of(
              Integer.parseInt(iso.group(1)),
              Integer.parseInt(iso.group(2)),
              Integer.parseInt(iso.group(3)),
              Integer.parseInt(iso.group(4)),
              Integer.parseInt(iso.group(5)),
              second == null ? 0 : Integer.parseInt(second));
      Instant instant =
          local
              .toInstant(zone == null ? ZoneOffset.UTC : offset(zone))
              .plus(fraction == null ? 0 : millis(fraction), ChronoUnit.MILLIS);
      if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
        throw outOfRange();
      }
      return instant;
    } catch (DateTimeException e) {
      throw unreadable();
    }
  }

  private static ZoneOffset offset(String zone) {
    return zone.equals("UTC") || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static int millis(String fraction) {
    return Integer.parseInt((fraction + "000").substring(0, 3));
  }
}
