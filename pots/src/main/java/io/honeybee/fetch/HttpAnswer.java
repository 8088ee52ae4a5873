package io.honeybee.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP/1 answer (RFC 9112) and its body as it comes.
 *
 * <p>Bounds: lines of {@value #MAX_LINE_BYTES} bytes, {@value #MAX_HEADERS} of them. One thread.
 */
final class HttpAnswer {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
  private static final int MAX_LINE_BYTES = 8_192;
  private static final int MAX_HEADERS = 100;

  private final InputStream in;
  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private final boolean chunked;
  private long left;

  /** Reads the head; interim answers are read past. */
  HttpAnswer(InputStream in) throws IOException {
    this.in = in;
    int code = head();
    for (int i = 0; code < 200 && i < MAX_HEADERS; i++) {
      headers.clear();
      code = head();
    }
    this.status = code;
    this.chunked = header("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    String length = header("content-length");
    boolean none = status == 204 || status == 304;
    this.left = none || chunked ? 0 : length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private int head() throws IOException {
    Matcher first = STATUS.matcher(line());
    if (!first.matches()) {
      throw new IOException("the answer is no HTTP");
    }
    String header = line();
    for (int count = 0; !header.isEmpty(); count++) {
      if (count >= MAX_HEADERS) {
        throw new IOException("an answer of over " + MAX_HEADERS + " headers");
      }
      int colon = header.indexOf(':');
      if (colon > 0) {
        String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, header.substring(colon + 1).strip());
      }
      header = line();
    }
    return Integer.parseInt(first.group(1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("the answer ended early");
      }
      if (line.length() >= MAX_LINE_BYTES) {
        throw new IOException("a line of over " + MAX_LINE_BYTES + " bytes");
      }
      line.append((char) c);
      c = in.read();
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  int status() {
    return status;
  }

  /** A header by its name in lower case; empty when there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Reads some of the body; negative at its end. */
  int read(byte[] buffer) throws IOException {
    if (chunked && left == 0) {
      left = nextChunk();
      if (left == 0) {
        left = -2;
      }
    }
    if (left == -2 || (left == 0 && !chunked)) {
      return -1;
    }
    int most = left < 0 ? buffer.length : (int) Math.min(buffer.length, left);
    int count = in.read(buffer, 0, most);
    if (count < 0 && left >= 0) {
      throw new EOFException("the body ended early");
    }
    if (left > 0) {
      left -= count;
      if (chunked && left == 0) {
        line();
      }
    }
    return count;
  }

  private long nextChunk() throws IOException {
    String size = line().replaceFirst("[; ].*", "");
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("a chunk without a size");
    }
    return Long.parseLong(size, 16);
  }
}
