package io.honeybee.pot.redis;

import io.honeybee.capture.Capture;
import io.honeybee.capture.CaptureStore;
import io.honeybee.capture.Captured;
import io.honeybee.pot.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, RESP arrays and inline ones, with the limits and errors of {@code networking.c}
 * of Redis 7.0.
 *
 * <p>Thread rule: one thread. Memory: at most {@value #MAX_HELD_BYTES} bytes of a request and
 * {@value #MAX_ARGUMENTS} arguments; an argument longer than {@value #MAX_ARGUMENT_BYTES} bytes
 * goes to the capture store as it comes.
 */
final class RequestReader {
  static final int MAX_ARGUMENT_BYTES = 65_536;
  static final int MAX_HELD_BYTES = 131_072;
  static final int MAX_ARGUMENTS = 2_048;

  private static final int MAX_INLINE_BYTES = 65_536;
  private static final long MAX_BULK_BYTES = 512L << 20;
  private static final long MAX_MULTIBULK = Integer.MAX_VALUE;
  private static final int MAX_UNAUTHENTICATED_MULTIBULK = 10;
  private static final int MAX_UNAUTHENTICATED_BULK = 16_384;
  private static final int PIECE = 8_192;
  private static final int ARGUMENT_OVERHEAD = 32;

  private final WireInput in;
  private final CaptureStore captures;

  RequestReader(WireInput in, CaptureStore captures) {
    this.in = in;
    this.captures = captures;
  }

  /**
   * The next request; null at the end of the input. An empty line gives a request without
   * arguments.
   *
   * @param authenticated whether the larger limits hold
   * @throws IOException when the request is larger than is held, beside the usual reasons
   */
  @Nullable Request next(boolean authenticated) throws IOException, ProtocolError {
    int first = in.peek();
    if (first < 0) {
      return null;
    }
    if (first != '*') {
      String line = line("too big inline request");
      return line == null ? null : new Request(Inline.split(line), Map.of());
    }
    String header = line("too big mbulk count string");
    if (header == null) {
      return null;
    }
    long count = number(header, MAX_MULTIBULK, "invalid multibulk length");
    if (!authenticated && count > MAX_UNAUTHENTICATED_MULTIBULK) {
      throw new ProtocolError("unauthenticated multibulk length");
    }
    return arguments(count, authenticated);
  }

  private @Nullable Request arguments(long count, boolean authenticated)
      throws IOException, ProtocolError {
    List<String> arguments = new ArrayList<>();
    Map<Integer, Captured> large = new HashMap<>();
    int held = 0;
    for (long i = 0; i < count; i++) {
      String header = line("too big bulk count string");
      if (header == null) {
        return null;
      }
      if (!header.startsWith("$")) {
        throw new ProtocolError(
            "expected '$', got '" + (header.isEmpty() ? "\r" : header.substring(0, 1)) + "'");
      }
      long length = number(header, MAX_BULK_BYTES, "invalid bulk length");
      if (length < 0) {
        throw new ProtocolError("invalid bulk length");
      }
      if (!authenticated && length > MAX_UNAUTHENTICATED_BULK) {
        throw new ProtocolError("unauthenticated bulk length");
      }
      held += (int) Math.min(length, MAX_ARGUMENT_BYTES) + ARGUMENT_OVERHEAD;
      if (held > MAX_HELD_BYTES || arguments.size() == MAX_ARGUMENTS) {
        throw new IOException("the peer's request is larger than is held");
      }
      arguments.add(
          length <= MAX_ARGUMENT_BYTES
              ? latin1(in.exactly(length, MAX_ARGUMENT_BYTES))
              : large(length, arguments.size(), large));
      // The two bytes behind are not looked at by Redis either.
      in.exactly(2, 2);
    }
    return new Request(arguments, large);
  }

  private String large(long length, int index, Map<Integer, Captured> large) throws IOException {
    try (Capture capture = captures.begin()) {
      byte[] head = in.exactly(MAX_ARGUMENT_BYTES, MAX_ARGUMENT_BYTES);
      capture.write(head);
      long left = length - head.length;
      while (left > 0) {
        byte[] piece = in.next((int) Math.min(left, PIECE));
        if (piece.length == 0) {
          throw new EOFException("the peer closed " + left + " bytes early");
        }
        capture.write(piece);
        left -= piece.length;
      }
      large.put(index, capture.finish());
      return latin1(head);
    }
  }

  private @Nullable String line(String tooLong) throws IOException, ProtocolError {
    byte[] line = in.line(MAX_INLINE_BYTES + 1);
    if (line != null && line.length > MAX_INLINE_BYTES) {
      throw new ProtocolError(tooLong);
    }
    return line == null ? null : latin1(line);
  }

  private static long number(String header, long max, String fault) throws ProtocolError {
    try {
      long number = Long.parseLong(header, 1, header.length(), 10);
      if (number <= max && header.charAt(1) != '+') {
        return number;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // Said below, as for a number out of bounds.
    }
    throw new ProtocolError(fault);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
