package io.honeybee.pot.mysql;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Packets of three bytes of length, one of sequence. Each packet in is bounded by its caller;
 * packets out are gathered until {@link #flush}.
 *
 * <p>Thread rule: the connection's own thread.
 */
final class PacketLink {
  private static final int HEADER_BYTES = 4;
  private static final int MAX_PAYLOAD = 0xFF_FFFF;

  /** Gathered bytes after which they are sent. */
  private static final int FLUSH_BYTES = 16_384;

  private final TcpSession session;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int sequence;

  PacketLink(TcpSession session) {
    this.session = session;
  }

  TcpSession session() {
    return session;
  }

  /** The first packet of a command. */
  byte[] readCommand(int maxBytes) throws IOException {
    sequence = 0;
    return read(maxBytes);
  }

  /** The next packet of an exchange. */
  byte[] read(int maxBytes) throws IOException {
    WireInput in = session.in();
    byte[] header = in.some(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      throw new EOFException("the client left");
    }
    if ((header[3] & 0xFF) != sequence) {
      sequence = 1;
      throw new ProtocolFault(new Answer.Fault(1156, "08S01", "Got packets out of order"));
    }
    sequence = (sequence + 1) & 0xFF;
    int length = (header[0] & 0xFF) | ((header[1] & 0xFF) << 8) | ((header[2] & 0xFF) << 16);
    if (length > maxBytes || length == MAX_PAYLOAD) {
      throw new ProtocolFault(
          new Answer.Fault(1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes"));
    }
    return in.exactly(length, maxBytes);
  }

  /** Adds a packet. */
  void write(PacketWriter packet) throws IOException {
    byte[] payload = packet.bytes();
    for (int at = 0; at == 0 || at < payload.length; at += MAX_PAYLOAD) {
      int length = Math.min(MAX_PAYLOAD, payload.length - at);
      out.write(length);
      out.write(length >> 8);
      out.write(length >> 16);
      out.write(sequence);
      sequence = (sequence + 1) & 0xFF;
      out.writeBytes(Arrays.copyOfRange(payload, at, at + length));
    }
    if (out.size() > FLUSH_BYTES) {
      flush();
    }
  }

  void flush() throws IOException {
    session.send(out.toByteArray());
    out.reset();
  }

  void done(long affectedRows) throws IOException {
    write(new PacketWriter().int1(0).lengthEncoded(affectedRows).int1(0).int2(2).int2(0));
    flush();
  }

  void fault(Answer.Fault fault) throws IOException {
    PacketWriter packet = new PacketWriter().int1(0xFF).int2(fault.code());
    if (!fault.state().isEmpty()) {
      packet.text("#" + fault.state());
    }
    write(packet.text(fault.message()));
    flush();
  }
}
