package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.events.EventJson;
import io.honeybee.runtime.config.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A point in time as an operator writes it. Stateless. */
final class TimeText {
  static final String FORMS = "2026-01-15T10:30:00Z, 2026-01-15 (its start, UTC) or 24h (ago)";

  /** Never without a unit: a bare number could as well be a year. */
  private static final Pattern AGO = Pattern.compile("\\d{1,6}[smhd]");

  private TimeText() {}

  /** As the API reads it. */
  static String parameter(String option, String text, Instant now) throws OperatorFault {
    return EventJson.time(parse(option, text, now));
  }

  private static Instant parse(String option, String text, Instant now) throws OperatorFault {
    if (AGO.matcher(text).matches()) {
      return now.minus(DurationText.read(text).orElseThrow());
    }
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new OperatorFault(option + ": '" + text + "' is no time; write it like " + FORMS);
    }
  }
}
