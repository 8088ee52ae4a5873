package io.honeybee.pot.ftp;

import java.util.Arrays;

/**
 * Takes the Telnet commands out of a line, with which clients send ABOR (RFC 959 section 4.1.3).
 */
final class TelnetMarks {
  private static final int IAC = 0xFF;
  private static final int FIRST_COMMAND = 0xF0;

  private TelnetMarks() {}

  /** The line without IAC and the command behind it; a doubled IAC stays as one. */
  static byte[] without(byte[] line) {
    byte[] kept = new byte[line.length];
    int length = 0;
    for (int i = 0; i < line.length; i++) {
      boolean mark = (line[i] & 0xFF) == IAC && i + 1 < line.length;
      if (mark && (line[i + 1] & 0xFF) == IAC) {
        i++;
      } else if (mark && (line[i + 1] & 0xFF) >= FIRST_COMMAND) {
        i++;
        continue;
      }
      kept[length++] = line[i];
    }
    return Arrays.copyOf(kept, length);
  }
}
