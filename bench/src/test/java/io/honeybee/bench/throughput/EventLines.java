package io.honeybee.bench.throughput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Lines as Cowrie writes them, of about {@value #ABOUT_BYTES} bytes. Stateless. */
final class EventLines {
  static final int ABOUT_BYTES = 250;
  private static final String PASSWORD = "\"password\":\"n";

  private EventLines() {}

  /** A number of lines, the first of which carries this number. */
  static byte[] from(long first, int count) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(count * ABOUT_BYTES);
    for (long number = first; number < first + count; number++) {
      lines.writeBytes(line(number).getBytes(StandardCharsets.US_ASCII));
    }
    return lines.toByteArray();
  }

  /** The number of a line, out of the data that the store has of it. */
  static long number(String data) {
    int from = data.indexOf(PASSWORD) + PASSWORD.length();
    return Long.parseLong(data, from, data.indexOf('"', from), 10);
  }

  private static String line(long number) {
    return "{\"eventid\":\"cowrie.login.failed\",\"username\":\"root\","
        + PASSWORD
        + number
        + "\",\"message\":\"login attempt [root/n"
        + number
        + "] failed\",\"sensor\":\"bench\",\"src_ip\":\"192.0.2."
        + number % 250
        + "\",\"src_port\":40022,\"session\":\"a1b2c3d4e5f6\",\"protocol\":\"ssh\","
        + "\"honeybee_honeypot_id\":\"cowrie-01\"}\n";
  }
}
