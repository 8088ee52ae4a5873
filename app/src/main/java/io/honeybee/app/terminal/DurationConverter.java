package io.honeybee.app.terminal;

import io.honeybee.runtime.config.DurationText;
import java.time.Duration;
import picocli.CommandLine;

/** Reads times such as {@code 30s}, {@code 5m}, {@code 2h} or a number of seconds. */
public final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return DurationText.read(text)
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    "'" + text + "' is no time; write it as 30s, 5m, 2h or 1d"));
  }
}
