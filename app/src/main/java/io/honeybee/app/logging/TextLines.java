package io.honeybee.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.honeybee.runtime.text.Printable;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/**
 * One readable line a message, its columns aligned. Whatever a message holds, it stays one line and
 * moves no cursor; stack traces follow on lines of their own.
 */
final class TextLines extends Lines {
  private static final String OWN_PACKAGE = "io.honeybee.";
  private static final int LOGGER_WIDTH = 24;

  @Override
  String entry(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(time(event)).append(' ');
    pad(line, event.getLevel().toString(), 5);
    line.append(' ');
    pad(line, shortName(event.getLoggerName()), LOGGER_WIDTH);
    line.append(' ').append(Printable.escape(event.getFormattedMessage()));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(' ').append(pair.key).append('=');
        line.append(Printable.escape(String.valueOf(pair.value)));
      }
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      String trace =
          ThrowableProxyUtil.asString(event.getThrowableProxy())
              .lines()
              .map(text -> "    " + Printable.escape(text.replace("\t", "  ")))
              .collect(Collectors.joining("\n", "", "\n"));
      line.append(trace);
    }
    return line.toString();
  }

  private static String shortName(String logger) {
    String name = logger.startsWith(OWN_PACKAGE) ? logger.substring(OWN_PACKAGE.length()) : logger;
    return name.length() <= LOGGER_WIDTH
        ? name
        : "…" + name.substring(name.length() - LOGGER_WIDTH + 1);
  }

  private static void pad(StringBuilder line, String text, int width) {
    line.append(text);
    line.repeat(' ', Math.max(0, width - text.length()));
  }
}
