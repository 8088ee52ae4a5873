package io.honeybee.pot.rdp;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.IOException;

/** Packets in packets: TPKT (RFC 1006 section 6) and X.224 data units (ITU-T X.224 section 13). */
final class Tpkt {
  private static final int VERSION = 3;
  private static final int HEADER_BYTES = 4;
  private static final byte[] DATA = {2, (byte) 0xF0, (byte) 0x80};

  /** More than any packet before the login has. */
  private static final int MAX_BYTES = 16 * 1024;

  private Tpkt() {}

  /** The next packet's content, behind its header. */
  static byte[] read(WireInput in) throws IOException {
    byte[] header = in.exactly(HEADER_BYTES, HEADER_BYTES);
    int length = ((header[2] & 0xFF) << Byte.SIZE) | (header[3] & 0xFF);
    if (header[0] != VERSION || length <= HEADER_BYTES) {
      throw new IOException("the peer does not speak Remote Desktop");
    }
    return in.exactly(length - HEADER_BYTES, MAX_BYTES);
  }

  /** The content of the next data unit. */
  static byte[] readData(WireInput in) throws IOException {
    byte[] content = read(in);
    if (content.length <= DATA.length || content[1] != DATA[1]) {
      throw new IOException("the peer sent something else than data");
    }
    return java.util.Arrays.copyOfRange(content, DATA.length, content.length);
  }

  static void send(TcpSession session, byte[] content) throws IOException {
    int length = content.length + HEADER_BYTES;
    byte[] packet = new byte[length];
    packet[0] = VERSION;
    packet[2] = (byte) (length >> Byte.SIZE);
    packet[3] = (byte) length;
    System.arraycopy(content, 0, packet, HEADER_BYTES, content.length);
    session.send(packet);
  }

  static void sendData(TcpSession session, byte[] content) throws IOException {
    byte[] unit = new byte[DATA.length + content.length];
    System.arraycopy(DATA, 0, unit, 0, DATA.length);
    System.arraycopy(content, 0, unit, DATA.length, content.length);
    send(session, unit);
  }
}
