package io.honeybee.pot.telnet;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the visitor types, without the commands of the Telnet protocol, which are answered on the
 * way.
 *
 * <p>Thread rule: one thread. Memory: none that grows; a subnegotiation is read past, however long
 * (the connection's byte limit ends it).
 */
final class TelnetInput extends InputStream {
  private static final int SE = 240;
  private static final int BREAK = 243;
  private static final int INTERRUPT = 244;
  private static final int ARE_YOU_THERE = 246;
  private static final int ERASE_CHARACTER = 247;
  private static final int ERASE_LINE = 248;
  private static final int SB = 250;
  private static final int WILL = 251;
  private static final int DONT = 254;
  private static final int IAC = 255;
  private static final int CTRL_C = 3;
  private static final int DELETE = 127;
  private static final int CTRL_U = 21;

  private final InputStream in;
  private final TelnetOptions options;

  TelnetInput(InputStream in, TelnetOptions options) {
    this.in = in;
    this.options = options;
  }

  @Override
  public int read() throws IOException {
    while (true) {
      int c = in.read();
      if (c != IAC) {
        return c;
      }
      int command = in.read();
      switch (command) {
        case -1, IAC -> {
          return command;
        }
        case INTERRUPT, BREAK -> {
          return CTRL_C;
        }
        case ERASE_CHARACTER -> {
          return DELETE;
        }
        case ERASE_LINE -> {
          return CTRL_U;
        }
        case ARE_YOU_THERE -> options.answerPresence();
        case SB -> skipSubnegotiation();
        default -> {
          if (command >= WILL && command <= DONT) {
            options.received(command, in.read());
          }
        }
      }
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int c = read();
    if (c < 0) {
      return -1;
    }
    buffer[offset] = (byte) c;
    return 1;
  }

  private void skipSubnegotiation() throws IOException {
    int before = 0;
    int c = in.read();
    while (c >= 0 && !(before == IAC && c == SE)) {
      // A doubled IAC is data and does not begin the end.
      before = before == IAC && c == IAC ? 0 : c;
      c = in.read();
    }
  }
}
