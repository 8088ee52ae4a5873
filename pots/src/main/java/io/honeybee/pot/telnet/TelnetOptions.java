package io.honeybee.pot.telnet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The state of Telnet options, after the Q method of RFC 1143 as far as a server needs it: each
 * option is answered once for each change, so that no two ends can answer each other for ever.
 *
 * <p>Thread rule: one thread.
 */
final class TelnetOptions {
  private static final int WILL = 251;
  private static final int WONT = 252;
  private static final int DO = 253;
  private static final int DONT = 254;
  private static final int IAC = 255;
  private static final int ECHO = 1;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int MAX_ANSWERS = 1_000;

  private final OutputStream out;
  private final BitSet ours = new BitSet();
  private final BitSet theirs = new BitSet();
  private final BitSet asked = new BitSet();
  private int answers;

  TelnetOptions(OutputStream out) {
    this.out = out;
  }

  /**
   * Asks for what a server asks for first.
   *
   * @param opening commands with their options, three bytes each
   */
  void open(byte[] opening) throws IOException {
    for (int i = 0; i + 2 < opening.length; i += 3) {
      int option = opening[i + 2] & 0xFF;
      ((opening[i + 1] & 0xFF) == WILL ? ours : asked).set(option);
    }
    out.write(opening);
    out.flush();
  }

  /** Takes one request or answer. */
  void received(int command, int option) throws IOException {
    if (option < 0) {
      return;
    }
    switch (command) {
      case DO -> {
        boolean offered = option == ECHO || option == SUPPRESS_GO_AHEAD;
        if (!ours.get(option)) {
          ours.set(option, offered);
          send(offered ? WILL : WONT, option);
        }
      }
      case DONT -> {
        if (ours.get(option)) {
          ours.clear(option);
          send(WONT, option);
        }
      }
      case WILL -> {
        if (asked.get(option)) {
          asked.clear(option);
          theirs.set(option);
        } else if (!theirs.get(option)) {
          boolean wanted = option == SUPPRESS_GO_AHEAD;
          theirs.set(option, wanted);
          send(wanted ? DO : DONT, option);
        }
      }
      case WONT -> {
        asked.clear(option);
        if (theirs.get(option)) {
          theirs.clear(option);
          send(DONT, option);
        }
      }
      default -> {}
    }
  }

  void answerPresence() throws IOException {
    if (++answers <= MAX_ANSWERS) {
      out.write("\r\n[Yes]\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private void send(int command, int option) throws IOException {
    if (++answers > MAX_ANSWERS) {
      throw new IOException("the peer negotiates without end");
    }
    out.write(new byte[] {(byte) IAC, (byte) command, (byte) option});
    out.flush();
  }
}
