package io.honeybee.pot;

import io.honeybee.runtime.net.AddressRange;
import io.honeybee.runtime.net.ProxyTrust;
import io.honeybee.runtime.net.TcpAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The options that every pot has, whatever it pretends to be: what its listener gives at the most,
 * and whom it believes. Immutable.
 */
public record ListenerOptions(PotLimits limits, TcpAccess access) {
  private static final PotOption PROXY_FROM =
      new PotOption(
          "proxy_from",
          "",
          "Addresses or networks, separated by commas, whose connections begin with a PROXY header"
              + " (version 1 or 2) that says who the attacker is; TCP only");
  private static final PotOption MAX_SESSIONS =
      option("max_sessions", PotLimits.DEFAULT.maxSessions(), "Open sessions in all, 1..100000");
  private static final PotOption MAX_SESSIONS_PER_SOURCE =
      option(
          "max_sessions_per_source",
          PotLimits.DEFAULT.maxSessionsPerSource(),
          "Open sessions from one IPv4 address or IPv6 /64 network, 1..100000");
  private static final PotOption MAX_SESSION_SECONDS =
      option(
          "max_session_seconds",
          PotLimits.DEFAULT.maxSession().toSeconds(),
          "How long a session may last, 1..86400 seconds");
  private static final PotOption MAX_IDLE_SECONDS =
      option(
          "max_idle_seconds",
          PotLimits.DEFAULT.maxIdle().toSeconds(),
          "How long a session may say nothing, 1..3600 seconds");
  private static final PotOption MAX_SESSION_BYTES =
      option(
          "max_session_bytes",
          PotLimits.DEFAULT.maxSessionBytes(),
          "Bytes taken from one session, 1024..1073741824");
  private static final PotOption NEW_PER_SECOND =
      option("new_per_second", 1_000, "New connections a second in all, 1..100000");
  private static final PotOption NEW_PER_SECOND_PER_SOURCE =
      option(
          "new_per_second_per_source",
          200,
          "New connections a second from one source, 1..100000; twice as many may come at once");

  /** All of them. */
  public static final List<PotOption> ALL =
      List.of(
          MAX_SESSIONS,
          MAX_SESSIONS_PER_SOURCE,
          MAX_SESSION_SECONDS,
          MAX_IDLE_SECONDS,
          MAX_SESSION_BYTES,
          NEW_PER_SECOND,
          NEW_PER_SECOND_PER_SOURCE,
          PROXY_FROM);

  private static final int MOST = 100_000;
  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;

  private static PotOption option(String name, long usual, String description) {
    return new PotOption(name, Long.toString(usual), description);
  }

  /** Reads them from among a pot's options. */
  public static ListenerOptions read(Map<String, String> options) throws InvalidOptionException {
    OptionValues values = new OptionValues(options);
    PotLimits limits =
        new PotLimits(
            (int) values.number(MAX_SESSIONS, 1, MOST),
            (int) values.number(MAX_SESSIONS_PER_SOURCE, 1, MOST),
            Duration.ofSeconds(values.number(MAX_SESSION_SECONDS, 1, DAY_SECONDS)),
            Duration.ofSeconds(values.number(MAX_IDLE_SECONDS, 1, HOUR_SECONDS)),
            values.number(MAX_SESSION_BYTES, 1L << 10, 1L << 30));
    TcpAccess access =
        new TcpAccess(
            proxies(values.list(PROXY_FROM)),
            (int) values.number(NEW_PER_SECOND, 1, MOST),
            (int) values.number(NEW_PER_SECOND_PER_SOURCE, 1, MOST));
    return new ListenerOptions(limits, access);
  }

  private static ProxyTrust proxies(List<String> ranges) throws InvalidOptionException {
    List<AddressRange> read = new ArrayList<>();
    for (String range : ranges) {
      try {
        read.add(AddressRange.parse(range));
      } catch (IllegalArgumentException e) {
        throw new InvalidOptionException(PROXY_FROM.name(), String.valueOf(e.getMessage()));
      }
    }
    return new ProxyTrust(read);
  }
}
