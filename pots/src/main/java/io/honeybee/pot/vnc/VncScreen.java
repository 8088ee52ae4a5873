package io.honeybee.pot.vnc;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A dark screen that never changes, and what is typed on it (RFC 6143 sections 7.3 to 7.6). Keys
 * are reported by the line; a screen costs no memory, however often it is asked for.
 */
final class VncScreen {
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 768;
  private static final int MAX_LINE_BYTES = 1_024;
  private static final int MAX_CLIPBOARD_BYTES = 64 * 1024;
  private static final int MAX_REPORTS = 500;
  private static final int RETURN = 0xFF0D;
  private static final int KEYPAD_ENTER = 0xFF8D;
  private static final int BACKSPACE = 0xFF08;
  private static final int RRE = 2;

  private final TcpSession session;
  private final String desktop;
  private final ByteBuffer line = ByteBuffer.allocate(MAX_LINE_BYTES);
  private int bytesPerPixel = Integer.BYTES;
  private int reports;

  VncScreen(TcpSession session, String desktop) {
    this.session = session;
    this.desktop = desktop;
  }

  /** Serves the client until it goes. */
  void show() throws IOException {
    WireInput in = session.in();
    if (in.read() < 0) {
      return;
    }
    session.send(serverInit());
    try {
      boolean known = true;
      while (known) {
        known = serve(in.read(), in);
      }
    } finally {
      endOfLine();
    }
  }

  private byte[] serverInit() {
    byte[] name = desktop.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(24 + name.length);
    out.putShort((short) WIDTH).putShort((short) HEIGHT);
    // 32 bits, 24 of them colour, little-endian, true colour; 255 of each at 16, 8 and 0.
    out.put((byte) 32).put((byte) 24).put((byte) 0).put((byte) 1);
    out.putShort((short) 255).putShort((short) 255).putShort((short) 255);
    out.put((byte) 16).put((byte) 8).put((byte) 0).put(new byte[3]);
    out.putInt(name.length).put(name);
    return out.array();
  }

  private boolean serve(int message, WireInput in) throws IOException {
    switch (message) {
      case 0 -> {
        byte[] format = in.exactly(19, 19);
        bytesPerPixel = Math.clamp((format[3] & 0xFF) / Byte.SIZE, 1, Integer.BYTES);
      }
      case 2 -> {
        byte[] header = in.exactly(3, 3);
        int count = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
        skip(in, (long) count * Integer.BYTES);
      }
      case 3 -> {
        byte[] request = in.exactly(9, 9);
        // A screen that does not change has nothing to say when only changes are asked for.
        if (request[0] == 0) {
          session.send(update());
        }
      }
      case 4 -> key(in.exactly(7, 7));
      case 5 -> in.exactly(5, 5);
      case 6 -> clipboard(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The whole screen as one rectangle of one colour; all clients understand RRE, or ignore it. */
  private byte[] update() {
    ByteBuffer out = ByteBuffer.allocate(16 + Integer.BYTES + bytesPerPixel);
    out.put((byte) 0).put((byte) 0).putShort((short) 1);
    out.putShort((short) 0).putShort((short) 0).putShort((short) WIDTH).putShort((short) HEIGHT);
    out.putInt(RRE).putInt(0).put(new byte[bytesPerPixel]);
    return out.array();
  }

  private void key(byte[] event) {
    boolean pressed = event[0] != 0;
    int symbol = ByteBuffer.wrap(event).getInt(3);
    if (!pressed) {
      return;
    }
    if (symbol == RETURN || symbol == KEYPAD_ENTER || !line.hasRemaining()) {
      endOfLine();
    } else if (symbol == BACKSPACE) {
      line.position(Math.max(0, line.position() - 1));
    } else if (symbol >= ' ' && symbol <= 0xFF) {
      line.put((byte) symbol);
    }
  }

  private void endOfLine() {
    if (line.position() > 0 && reports++ < MAX_REPORTS) {
      byte[] typed = Arrays.copyOf(line.array(), line.position());
      session
          .events()
          .report(
              VncPotType.KEYS.verb(),
              new EventFields().text("input", new String(typed, StandardCharsets.ISO_8859_1)));
    }
    line.clear();
  }

  private void clipboard(WireInput in) throws IOException {
    byte[] header = in.exactly(7, 7);
    byte[] text = in.exactly(ByteBuffer.wrap(header).getInt(3) & 0xFFFF_FFFFL, MAX_CLIPBOARD_BYTES);
    if (reports++ < MAX_REPORTS) {
      session
          .events()
          .report(
              VncPotType.CLIPBOARD.verb(),
              new EventFields().text("data", text, EventFields.MAX_INPUT_BYTES));
    }
  }

  private static void skip(WireInput in, long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      int n = (int) Math.min(left, 1_024);
      in.exactly(n, n);
      left -= n;
    }
  }
}
