package io.honeybee.pot.smb;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.util.Optional;

/** Messages on the wire: NetBIOS session packets (RFC 1002 section 4.3), with or without a call. */
final class Frames {
  private static final int HEADER_BYTES = 4;
  private static final int MESSAGE = 0x00;
  private static final int CALL = 0x81;
  private static final byte[] CALL_ACCEPTED = {(byte) 0x82, 0, 0, 0};
  private static final int KEEP_ALIVE = 0x85;
  private static final int MAX_CALL_BYTES = 512;

  /** What is read or written at once ({@link Limits#TRANSFER_BYTES}), and room for its headers. */
  private static final int MAX_BYTES = Limits.TRANSFER_BYTES + 8 * 1024;

  private Frames() {}

  /** The next message; empty at the end. */
  static Optional<byte[]> read(TcpSession session) throws IOException {
    WireInput in = session.in();
    while (in.peek() >= 0) {
      byte[] header = in.exactly(HEADER_BYTES, HEADER_BYTES);
      int length = ((header[1] & 0xFF) << 16) | ((header[2] & 0xFF) << 8) | (header[3] & 0xFF);
      switch (header[0] & 0xFF) {
        case MESSAGE -> {
          return Optional.of(in.exactly(length, MAX_BYTES));
        }
        case CALL -> {
          in.exactly(length, MAX_CALL_BYTES);
          session.send(CALL_ACCEPTED);
        }
        case KEEP_ALIVE -> in.exactly(length, 0);
        default -> throw new IOException("the peer does not speak SMB");
      }
    }
    return Optional.empty();
  }

  static void send(TcpSession session, byte[] message) throws IOException {
    session.send(new WireWriter().u8(MESSAGE).bytes(length(message)).bytes(message).toBytes());
  }

  private static byte[] length(byte[] message) {
    int length = message.length;
    return new byte[] {(byte) (length >> 16), (byte) (length >> 8), (byte) length};
  }
}
