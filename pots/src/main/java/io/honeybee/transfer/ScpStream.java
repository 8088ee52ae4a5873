package io.honeybee.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines, answers and bytes of the SCP protocol. One thread. */
final class ScpStream {
  /** As OpenSSH's buffer has it. */
  static final int MAX_LINE_BYTES = 2_048;

  private final InputStream in;
  private final OutputStream out;

  ScpStream(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** A line without its end, a byte string; null at the end of the input. */
  @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("half a line");
      }
      if (line.length() >= MAX_LINE_BYTES) {
        throw new IOException("a line of over " + MAX_LINE_BYTES + " bytes");
      }
      line.append((char) c);
      c = in.read();
    }
    return line.toString();
  }

  /** Reads the other end's answer; false when it is an error, whose text is read past. */
  boolean accepted() throws IOException {
    int answer = in.read();
    if (answer < 0) {
      throw new EOFException("no answer");
    }
    if (answer == 0) {
      return true;
    }
    line();
    return false;
  }

  void accept() throws IOException {
    out.write(0);
    out.flush();
  }

  /** Tells of an error after which the transfer goes on. */
  void complain(String text) throws IOException {
    send("\u0001scp: " + text + "\n");
  }

  void send(String bytes) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Reads some bytes, at most so many. */
  int read(byte[] buffer, long most) throws IOException {
    int count = in.read(buffer, 0, (int) Math.min(buffer.length, most));
    if (count < 0) {
      throw new EOFException("half a file");
    }
    return count;
  }
}
