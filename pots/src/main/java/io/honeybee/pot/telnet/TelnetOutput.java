package io.honeybee.pot.telnet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Doubles the byte 255, which would begin a command. Thread rule: one thread. */
final class TelnetOutput extends FilterOutputStream {
  private static final int IAC = 255;

  TelnetOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    if ((value & 0xFF) == IAC) {
      out.write(IAC);
    }
    out.write(value);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if ((buffer[i] & 0xFF) == IAC) {
        // Up to and with this byte; it is sent again as the first of the next piece.
        out.write(buffer, start, i - start + 1);
        start = i;
      }
    }
    out.write(buffer, start, offset + length - start);
  }
}
