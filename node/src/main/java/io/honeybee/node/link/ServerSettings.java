package io.honeybee.node.link;

import io.honeybee.protocol.EventFormat;
import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.HostPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code server} group: where the manager is and how it is spoken to.
 *
 * @param heartbeatInterval 1 s to 1 h
 * @param reconnectDelay the longest first wait after a lost connection, 1 s to 1 h
 * @param connectionTimeout for the TCP connection and the TLS handshake, 1 s to 5 min
 * @param legacyWriteGap the least time between two envelopes to a manager that reads one at a time,
 *     1 ms to 1 s
 */
public record ServerSettings(
    HostPort address,
    Duration heartbeatInterval,
    Duration reconnectDelay,
    Duration connectionTimeout,
    EventFormat eventFormat,
    Duration legacyWriteGap) {
  private static final HostPort STAND_IN = new HostPort("127.0.0.1", 9001);
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration DEFAULT_WRITE_GAP = Duration.ofMillis(20);
  private static final int MAX_WRITE_GAP_MILLIS = 1_000;
  private static final Pattern MILLIS = Pattern.compile("(\\d{1,6})\\s*(ms)?");
  private static final Map<String, EventFormat> FORMATS =
      Arrays.stream(EventFormat.values())
          .collect(Collectors.toMap(EventFormat::configName, format -> format));

  public static ServerSettings read(ConfigSection section) {
    section.requiredText("address", "write the manager's host:port, such as 192.0.2.10:9001");
    return new ServerSettings(
        section.hostPort("address", STAND_IN),
        section.seconds(
            "heartbeat_interval", Duration.ofSeconds(30), ONE_SECOND, Duration.ofHours(1)),
        section.seconds("reconnect_delay", Duration.ofSeconds(5), ONE_SECOND, Duration.ofHours(1)),
        section.seconds(
            "connection_timeout", Duration.ofSeconds(10), ONE_SECOND, Duration.ofMinutes(5)),
        section.choice("event_format", EventFormat.AUTO, FORMATS),
        section.value(
            "legacy_write_gap",
            DEFAULT_WRITE_GAP,
            ServerSettings::writeGap,
            text -> text + " is outside 1.." + MAX_WRITE_GAP_MILLIS + " milliseconds"));
  }

  private static Optional<Duration> writeGap(String text) {
    Matcher matcher = MILLIS.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int millis = Integer.parseInt(matcher.group(1));
    return millis >= 1 && millis <= MAX_WRITE_GAP_MILLIS
        ? Optional.of(Duration.ofMillis(millis))
        : Optional.empty();
  }
}
