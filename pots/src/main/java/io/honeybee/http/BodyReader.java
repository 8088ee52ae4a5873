package io.honeybee.http;

import io.honeybee.pot.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a request's body into a sink, as it comes (RFC 9112 section 6 and 7.1). Memory: one piece.
 * Thread rule: the connection's own.
 */
final class BodyReader {
  private static final int PIECE_BYTES = 2_048;
  private static final int MAX_CHUNK_LINE = 256;
  private static final int MAX_TRAILERS = 100;
  private static final int MAX_LENGTH_DIGITS = 18;

  private final WireInput in;
  private final RequestHead head;
  private final long maxBytes;
  private final boolean chunked;
  private final long length;
  private long size;

  /** Looks at the headers only. */
  BodyReader(WireInput in, RequestHead head, Manner manner) throws HttpFault {
    this.in = in;
    this.head = head;
    this.maxBytes = manner.limits().bodyBytes();
    String coding = head.headers().text("Transfer-Encoding").toLowerCase(Locale.ROOT);
    this.chunked = coding.equals("chunked");
    if (!coding.isEmpty() && !chunked) {
      throw new HttpFault(Fault.UNKNOWN_CODING, head);
    }
    boolean both = chunked && head.headers().count("Content-Length") > 0;
    if (both && !(manner.rule(Fault.LENGTH_AND_CHUNKS) instanceof Rule.Ignore)) {
      throw new HttpFault(Fault.LENGTH_AND_CHUNKS, head);
    }
    this.length = chunked ? 0 : length();
    if (length > maxBytes) {
      throw new HttpFault(Fault.BODY_TOO_LARGE, head);
    }
  }

  private long length() throws HttpFault {
    long count = head.headers().count("Content-Length");
    String text = head.headers().text("Content-Length");
    if (count == 0) {
      return 0;
    }
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (count > 1 || !digits || text.length() > MAX_LENGTH_DIGITS) {
      throw new HttpFault(Fault.BAD_LENGTH, head);
    }
    return Long.parseLong(text);
  }

  /** Whether anything will be read. */
  boolean isThere() {
    return chunked || length > 0;
  }

  /** Bytes read so far. */
  long size() {
    return size;
  }

  void readInto(OutputStream sink) throws IOException, HttpFault {
    if (!chunked) {
      pass(length, sink);
      return;
    }
    long chunk = chunkLength();
    while (chunk > 0) {
      if (size + chunk > maxBytes) {
        throw new HttpFault(Fault.BODY_TOO_LARGE, head);
      }
      pass(chunk, sink);
      if (line().length > 0) {
        throw new HttpFault(Fault.BAD_CHUNK, head);
      }
      chunk = chunkLength();
    }
    int trailers = 0;
    while (line().length > 0) {
      if (++trailers > MAX_TRAILERS) {
        throw new HttpFault(Fault.BAD_CHUNK, head);
      }
    }
  }

  private void pass(long count, OutputStream sink) throws IOException {
    long left = count;
    while (left > 0) {
      byte[] piece = in.next((int) Math.min(left, PIECE_BYTES));
      if (piece.length == 0) {
        throw new EOFException("the peer closed within a body");
      }
      sink.write(piece);
      left -= piece.length;
      size += piece.length;
    }
  }

  private byte[] line() throws IOException {
    byte[] line = in.line(MAX_CHUNK_LINE);
    if (line == null) {
      throw new EOFException("the peer closed within a body");
    }
    return line;
  }

  private long chunkLength() throws IOException, HttpFault {
    String line = new String(line(), StandardCharsets.ISO_8859_1);
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    boolean hex = !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!hex || digits.length() > MAX_LENGTH_DIGITS - 4) {
      throw new HttpFault(Fault.BAD_CHUNK, head);
    }
    return Long.parseLong(digits, 16);
  }
}
