package io.honeybee.pot.mssql;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Messages in packets: a type, a status, two bytes of length, the session's id, a number. In clear
 * or through TLS.
 *
 * <p>Thread rule: the connection's own thread. Memory: one message of at most what the caller
 * allows.
 */
final class TdsLink {
  static final int SQL_BATCH = 1;
  static final int RPC = 3;
  static final int RESPONSE = 4;
  static final int ATTENTION = 6;
  static final int TRANSACTION = 14;
  static final int LOGIN7 = 16;
  static final int PRELOGIN = 18;

  private static final int HEADER_BYTES = 8;
  private static final int PACKET_BYTES = 4_096;
  private static final int LAST = 1;

  private final TcpSession session;
  private final int processId;
  private WireInput in;
  private @Nullable TdsTls tls;

  /** What a message was. */
  record Kind(int type, ByteBuffer content) {}

  /**
   * @param processId the session's id as the server numbers them
   */
  TdsLink(TcpSession session, int processId) {
    this.session = session;
    this.processId = processId;
    this.in = session.in();
  }

  TcpSession session() {
    return session;
  }

  int processId() {
    return processId;
  }

  /** The next message, in little-endian order. */
  Kind read(int maxBytes) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int type = -1;
    in.holding(0);
    while (true) {
      byte[] header = in.some(HEADER_BYTES);
      if (header.length < HEADER_BYTES) {
        throw new EOFException("the client left");
      }
      int length = ((header[2] & 0xFF) << 8) | (header[3] & 0xFF);
      if (length < HEADER_BYTES || (type >= 0 && type != header[0])) {
        throw new IOException("the peer does not speak TDS");
      }
      type = header[0] & 0xFF;
      in.holding(content.size());
      content.writeBytes(in.exactly(length - HEADER_BYTES, maxBytes - content.size()));
      if ((header[1] & LAST) != 0) {
        return new Kind(
            type, ByteBuffer.wrap(content.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
      }
    }
  }

  /** Sends a message. */
  void send(int type, byte[] content) throws IOException {
    byte[] packets = packets(type, content);
    if (tls == null) {
      session.send(packets);
    } else {
      tls.send(packets);
    }
  }

  private byte[] packets(int type, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int number = 1;
    int step = PACKET_BYTES - HEADER_BYTES;
    for (int at = 0; at == 0 || at < content.length; at += step) {
      int length = Math.min(step, content.length - at);
      boolean last = at + length >= content.length;
      int whole = length + HEADER_BYTES;
      int id = type == RESPONSE ? processId : 0;
      out.write(type);
      out.write(last ? LAST : 0);
      out.write(whole >> 8);
      out.write(whole);
      out.write(id >> 8);
      out.write(id);
      out.write(number++);
      out.write(0);
      out.writeBytes(Arrays.copyOfRange(content, at, at + length));
    }
    return out.toByteArray();
  }

  /** Shakes hands, each record in a pre-login packet, and speaks TLS from then on. */
  void startTls(SSLEngine engine, TdsTls.Greeting greeting) throws IOException {
    TdsTls started = new TdsTls(engine, session);
    started.shakeHands(this, greeting);
    tls = started;
    in = session.in().through(started.input());
  }

  /** Goes on in clear, as a server does after a login when no more was asked for. */
  void endTls() {
    tls = null;
    in = session.in();
  }
}
