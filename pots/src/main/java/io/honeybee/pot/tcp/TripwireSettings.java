package io.honeybee.pot.tcp;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotOption;
import java.time.Duration;
import java.util.List;

/**
 * The options of a tripwire.
 *
 * @param banner a line that each client gets at once; empty for none
 * @param maxBytes bytes that are looked at of one connection
 * @param patience how long a client may take for them
 * @param scanPorts how many different ports of one source are a scan
 * @param scanPeriod within which time
 * @param skipBusy whether ports that others have are left out
 */
record TripwireSettings(
    String banner,
    int maxBytes,
    Duration patience,
    int scanPorts,
    Duration scanPeriod,
    boolean skipBusy) {
  private static final PotOption BANNER =
      new PotOption(
          "banner",
          "",
          "A line that each client gets at once, at most 200 printable ASCII characters");
  private static final PotOption MAX_BYTES =
      new PotOption("max_bytes", "1024", "Bytes that are logged of one connection, 16..8192");
  private static final PotOption WAIT_SECONDS =
      new PotOption("wait_seconds", "10", "How long a client may take for them, 1..300 seconds");
  private static final PotOption SCAN_PORTS =
      new PotOption("scan_ports", "5", "How many ports of one source are a scan, 2..100");
  private static final PotOption SCAN_SECONDS =
      new PotOption("scan_seconds", "60", "Within how many seconds, 1..3600");
  private static final PotOption BUSY_PORTS =
      new PotOption(
          "busy_ports",
          "skip",
          "What becomes of ports that another program has: skip (the others are listened on) or"
              + " fail");

  static final List<PotOption> OPTIONS =
      List.of(BANNER, MAX_BYTES, WAIT_SECONDS, SCAN_PORTS, SCAN_SECONDS, BUSY_PORTS);

  static TripwireSettings read(OptionValues values) throws InvalidOptionException {
    return new TripwireSettings(
        values.printable(BANNER, 200),
        (int) values.number(MAX_BYTES, 16, 8_192),
        Duration.ofSeconds(values.number(WAIT_SECONDS, 1, 300)),
        (int) values.number(SCAN_PORTS, 2, 100),
        Duration.ofSeconds(values.number(SCAN_SECONDS, 1, 3_600)),
        values.choice(BUSY_PORTS, List.of("skip", "fail")).equals("skip"));
  }
}
