package io.honeybee.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever attackers get into a message, one message is one line. */
class LogLinesTest {
  private static final LoggerContext CONTEXT = new LoggerContext();

  static Stream<String> hostileTexts() {
    return Stream.of(
        "two\nlines\r\n",
        "\u001b[2J\u001b]0;title\u0007",
        "\u0000\u0008\u007f\u009b31m",
        "\u202eright to left",
        "\"},{\"level\":\"forged\"",
        "<script>alert(1)</script>",
        "\ud83d half a pair",
        "x".repeat(64 * 1024),
        "{} %s ${jndi:ldap://192.0.2.1/a}");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textLineStaysOneLineOfPrintableCharacters(String hostile) {
    String line = encode(new TextLines(), event(hostile, null));
    assertThat(line).endsWith("\n");
    assertThat(line.substring(0, line.length() - 1))
        .matches("(?s)[^\\p{Cntrl}\\u202e\\u2028\\x{80}-\\x{9f}]*");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void jsonLineStaysOneObjectAndKeepsTheText(String hostile) {
    String line =
        encode(new JsonLines(Map.of("node_id", "18446744073709551615")), event(hostile, null));
    assertThat(line).endsWith("\n").matches("(?s)[\\x20-\\x7e]*\n");
    JsonNode object = JsonMapper.builder().build().readTree(line);
    assertThat(object.path("level").stringValue()).isEqualTo("WARN");
    assertThat(object.path("logger").stringValue()).isEqualTo("io.honeybee.node.link.Link");
    assertThat(object.path("node_id").stringValue()).isEqualTo("18446744073709551615");
    assertThat(object.path("timestamp").stringValue()).isEqualTo("2026-01-15T10:30:00.123Z");
    if (!hostile.contains("half")) {
      assertThat(object.path("message").stringValue()).isEqualTo("said " + hostile);
    }
  }

  @Test
  void stackTracesAreReadableAndEscaped() {
    String lines =
        encode(new TextLines(), event("x", new IllegalStateException("bad\u001b[2J\nforged line")));
    assertThat(lines).contains("IllegalStateException: bad\\x1b[2J").contains("    ");
    assertThat(lines.lines().skip(1)).allMatch(line -> line.startsWith("    "));
  }

  @Test
  void keyValuePairsAreFieldsOfTheirOwn() {
    LoggingEvent event = event("lost", null);
    event.setKeyValuePairs(List.of(new KeyValuePair("peer", "192.0.2.1\nx")));
    assertThat(encode(new TextLines(), event)).contains("peer=192.0.2.1\\nx");
    assertThat(encode(new JsonLines(Map.of()), event)).contains("\"peer\":\"192.0.2.1\\nx\"");
  }

  private static LoggingEvent event(String hostile, @Nullable Throwable cause) {
    LoggingEvent event =
        new LoggingEvent(
            "x",
            CONTEXT.getLogger("io.honeybee.node.link.Link"),
            Level.WARN,
            "said {}",
            cause,
            new Object[] {hostile});
    event.setTimeStamp(1_768_473_000_123L);
    return event;
  }

  private static String encode(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
