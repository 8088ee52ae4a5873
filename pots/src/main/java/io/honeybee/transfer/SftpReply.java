package io.honeybee.transfer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One packet to the client. Memory: what is put in, which each caller bounds. */
final class SftpReply {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
  private final DataOutputStream fields = new DataOutputStream(bytes);

  SftpReply(int type, int id) throws IOException {
    fields.writeByte(type);
    fields.writeInt(id);
  }

  SftpReply number(int value) throws IOException {
    fields.writeInt(value);
    return this;
  }

  SftpReply longNumber(long value) throws IOException {
    fields.writeLong(value);
    return this;
  }

  /** A byte string. */
  SftpReply text(String value) throws IOException {
    fields.writeInt(value.length());
    fields.write(value.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  void send(OutputStream out) throws IOException {
    DataOutputStream head = new DataOutputStream(out);
    head.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }
}
