package io.honeybee.pot.smtp;

import io.honeybee.capture.Capture;
import io.honeybee.pot.WireInput;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message on its way into a capture. Reads it as RFC 5321 section 4.5.2 says: it ends with CR LF,
 * a dot, CR LF and with nothing else, and a dot that begins a line is doubled.
 *
 * <p>What other servers took for an end too ({@code LF . LF} and its kin, known as SMTP smuggling)
 * stays in the message; the first such sequence is remembered.
 *
 * <p>Thread rule: one thread. Memory: {@value #BUFFER_BYTES} bytes and the first {@value
 * #MAX_HEADER_BYTES} of the header.
 */
final class MessageText {
  private static final int BUFFER_BYTES = 8_192;
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final int MAX_SUBJECT = 1_000;

  private final Capture capture;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private int buffered;
  private String smuggled = "";

  /** The last bytes, as they came, oldest first; as many as the longest sequence looked for. */
  private long last;

  MessageText(Capture capture) {
    this.capture = capture;
  }

  /** Reads up to the end, which is CR LF, a dot, CR LF. */
  void readToDot(WireInput in) throws IOException {
    // The command's own CR LF counts, so that an empty message may end at once.
    last = ('\r' << 8) | '\n';
    boolean atLineStart = true;
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("the peer closed amid a message");
      }
      note(c);
      if (isTail("\r\n.\r\n")) {
        // The CR behind the dot is in the text already.
        buffered--;
        flush();
        return;
      }
      boolean dot = atLineStart && c == '.';
      atLineStart = c == '\n' && ((last >> 8) & 0xFF) == '\r';
      if (!dot) {
        put(c);
      }
      lookForSmuggling();
    }
  }

  /** Takes a chunk of so many bytes as it is (RFC 3030). */
  void readChunk(WireInput in, long length) throws IOException {
    long left = length;
    while (left > 0) {
      byte[] part = in.next((int) Math.min(left, BUFFER_BYTES));
      if (part.length == 0) {
        throw new EOFException("the peer closed amid a chunk");
      }
      for (byte b : part) {
        put(b & 0xFF);
      }
      left -= part.length;
    }
    flush();
  }

  private void note(int c) {
    last = (last << 8) | c;
  }

  private boolean isTail(String bytes) {
    long tail = 0;
    for (int i = 0; i < bytes.length(); i++) {
      tail = (tail << 8) | bytes.charAt(i);
    }
    long mask = (1L << (bytes.length() * 8)) - 1;
    return (last & mask) == tail;
  }

  private void lookForSmuggling() {
    if (!smuggled.isEmpty()) {
      return;
    }
    if (isTail("\n.\n")) {
      smuggled = isTail("\r\n.\n") ? "\\r\\n.\\n" : "\\n.\\n";
    } else if (isTail("\r.\r")) {
      smuggled = "\\r.\\r";
    } else if (isTail("\n.\r\n")) {
      smuggled = "\\n.\\r\\n";
    } else if ((last & 0xFF) != '\n' && isTailBefore("\r\n.\r")) {
      smuggled = "\\r\\n.\\r";
    }
  }

  /** Whether the bytes before the last one end so. */
  private boolean isTailBefore(String bytes) {
    long now = last;
    last = now >>> 8;
    boolean is = isTail(bytes);
    last = now;
    return is;
  }

  private void put(int c) {
    if (header.size() < MAX_HEADER_BYTES) {
      header.write(c);
    }
    if (buffered == buffer.length) {
      flush();
    }
    buffer[buffered++] = (byte) c;
  }

  private void flush() {
    capture.write(buffer, 0, buffered);
    buffered = 0;
  }

  /** Hands on what came, when the client left in the midst. */
  void giveUp() {
    flush();
  }

  /** Bytes of the message so far. */
  long size() {
    return capture.size() + buffered;
  }

  /** The first sequence that others took for the end, written with escapes; empty when none. */
  Optional<String> smuggled() {
    return smuggled.isEmpty() ? Optional.empty() : Optional.of(smuggled);
  }

  /** The text of its Subject, bytes as they came; empty when it has none. */
  byte[] subject() {
    String text = header.toString(StandardCharsets.ISO_8859_1);
    for (String line : text.split("\r?\n", -1)) {
      if (line.isEmpty()) {
        break;
      }
      if (line.regionMatches(true, 0, "Subject:", 0, "Subject:".length())) {
        String subject = line.substring("Subject:".length()).strip();
        return subject
            .substring(0, Math.min(subject.length(), MAX_SUBJECT))
            .getBytes(StandardCharsets.ISO_8859_1);
      }
    }
    return new byte[0];
  }
}
