package io.honeybee.pot.postgresql;

import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Messages: a type byte, four bytes of length, content. Messages out are gathered until {@link
 * #flush}, or until there are {@value #FLUSH_BYTES} bytes of them.
 *
 * <p>Thread rule: the connection's own thread.
 */
final class Wire {
  private static final int LENGTH_BYTES = 4;
  private static final int FLUSH_BYTES = 16_384;

  private final TcpSession session;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * What came.
   *
   * @param content without type and length, a byte string
   */
  record Message(char type, String content) {}

  /** Writes a message's content. */
  interface Content {
    void to(DataOutputStream out) throws IOException;
  }

  Wire(TcpSession session) {
    this.session = session;
  }

  TcpSession session() {
    return session;
  }

  /** The first thing a client sends, which has no type: its content. */
  byte[] startup(int maxBytes) throws IOException {
    int length = length();
    if (length < 2 * LENGTH_BYTES || length > maxBytes) {
      // The server closes without a word.
      throw new IOException("invalid length of startup packet");
    }
    return session.in().exactly(length - LENGTH_BYTES, maxBytes);
  }

  Message read(int maxBytes) throws IOException {
    int type = session.in().read();
    if (type < 0) {
      throw new EOFException("the client left");
    }
    int length = length();
    if (length < LENGTH_BYTES || length > maxBytes) {
      throw new PgFaultException(
          PgFault.protocol("invalid message length", "pqcomm.c", 1230, "pq_getmessage"));
    }
    return new Message(
        (char) type,
        new String(
            session.in().exactly(length - LENGTH_BYTES, maxBytes), StandardCharsets.ISO_8859_1));
  }

  private int length() throws IOException {
    byte[] b = session.in().exactly(LENGTH_BYTES, LENGTH_BYTES);
    return ByteBuffer.wrap(b).getInt();
  }

  /** Adds a message. */
  Wire add(char type, Content content) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    content.to(new DataOutputStream(body));
    DataOutputStream to = new DataOutputStream(out);
    to.writeByte(type);
    to.writeInt(body.size() + LENGTH_BYTES);
    body.writeTo(to);
    if (out.size() > FLUSH_BYTES) {
      flush();
    }
    return this;
  }

  /** Adds a message without content. */
  Wire add(char type) throws IOException {
    return add(type, content -> {});
  }

  /** Adds a request for authentication. */
  Wire authentication(int kind, byte[] data) throws IOException {
    return add(
        'R',
        content -> {
          content.writeInt(kind);
          content.write(data);
        });
  }

  /** Adds an error, or a notice. */
  Wire report(char type, PgFault fault) throws IOException {
    return add(
        type,
        content -> {
          field(content, 'S', fault.severity());
          field(content, 'V', fault.severity());
          field(content, 'C', fault.code());
          field(content, 'M', fault.message());
          if (!fault.hint().isEmpty()) {
            field(content, 'H', fault.hint());
          }
          if (fault.position() > 0) {
            field(content, 'P', Integer.toString(fault.position()));
          }
          field(content, 'F', fault.file());
          field(content, 'L', Integer.toString(fault.line()));
          field(content, 'R', fault.routine());
          content.writeByte(0);
        });
  }

  private static void field(DataOutputStream out, char name, String text) throws IOException {
    out.writeByte(name);
    text(out, text);
  }

  /** Writes a byte string that ends with a zero byte. */
  static void text(DataOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.writeByte(0);
  }

  void flush() throws IOException {
    session.send(out.toByteArray());
    out.reset();
  }
}
