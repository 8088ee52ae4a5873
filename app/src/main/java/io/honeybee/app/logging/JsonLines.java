package io.honeybee.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.honeybee.app.terminal.AsciiJson;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line, in ASCII: {@code timestamp}, {@code level}, {@code logger}, ... */
final class JsonLines extends Lines {
  private final Map<String, String> fields;

  JsonLines(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  @Override
  String entry(ILoggingEvent event) {
    ObjectNode line = AsciiJson.object();
    line.put("timestamp", time(event));
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage());
    fields.forEach(line::put);
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.put(pair.key, String.valueOf(pair.value));
      }
    }
    if (event.getThrowableProxy() != null) {
      line.put("stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return AsciiJson.line(line) + "\n";
  }
}
