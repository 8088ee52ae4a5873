package io.honeybee.runtime.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of the PROXY protocol, versions 1 and 2 ("The PROXY protocol", HAProxy Technologies,
 * sections 2.1 and 2.2): who is behind the proxy, and whom they wanted to reach.
 *
 * @param source the true peer
 * @param destination what it connected to
 */
record ProxyHeader(InetSocketAddress source, InetSocketAddress destination) {
  private static final byte[] SIGNATURE_2 = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
  private static final int START_BYTES = SIGNATURE_2.length;
  private static final int MAX_LINE_1 = 107;
  private static final Pattern LINE_1 =
      Pattern.compile("PROXY TCP([46]) (\\S+) (\\S+) (\\d{1,5}) (\\d{1,5})");

  /** More than any proxy sends: addresses take 36 bytes, the rest is for its own notes. */
  private static final int MAX_BODY_2 = 4_096;

  private static final int COMMAND_LOCAL = 0x20;
  private static final int COMMAND_PROXY = 0x21;
  private static final int TCP_OVER_IPV4 = 0x11;
  private static final int TCP_OVER_IPV6 = 0x21;

  /**
   * Reads just the header, no byte behind it.
   *
   * @return empty when the proxy speaks for itself, as its health checks do
   * @throws IOException when there is no such header; the message names what is wrong
   */
  static Optional<ProxyHeader> read(InputStream in) throws IOException {
    byte[] start = exactly(in, START_BYTES);
    return Arrays.equals(start, SIGNATURE_2) ? readVersion2(in) : readVersion1(start, in);
  }

  private static Optional<ProxyHeader> readVersion2(InputStream in) throws IOException {
    byte[] rest = exactly(in, 4);
    int command = rest[0] & 0xFF;
    int family = rest[1] & 0xFF;
    int length = ByteBuffer.wrap(rest).getShort(2) & 0xFFFF;
    if (length > MAX_BODY_2) {
      throw new IOException("a PROXY header of " + length + " bytes is longer than any proxy's");
    }
    ByteBuffer body = ByteBuffer.wrap(exactly(in, length));
    if (command == COMMAND_LOCAL) {
      return Optional.empty();
    }
    if (command != COMMAND_PROXY) {
      throw new IOException("the PROXY header's version and command are unknown");
    }
    return switch (family) {
      case TCP_OVER_IPV4 -> Optional.of(addresses(body, 4));
      case TCP_OVER_IPV6 -> Optional.of(addresses(body, 16));
      // A socket without addresses: the specification has us take the proxy's own.
      default -> Optional.empty();
    };
  }

  private static ProxyHeader addresses(ByteBuffer body, int addressBytes) throws IOException {
    if (body.remaining() < 2 * addressBytes + 4) {
      throw new IOException("the PROXY header ends before its addresses do");
    }
    byte[] source = new byte[addressBytes];
    byte[] destination = new byte[addressBytes];
    body.get(source).get(destination);
    int sourcePort = body.getShort() & 0xFFFF;
    int destinationPort = body.getShort() & 0xFFFF;
    return new ProxyHeader(
        new InetSocketAddress(InetAddress.getByAddress(source), sourcePort),
        new InetSocketAddress(InetAddress.getByAddress(destination), destinationPort));
  }

  private static Optional<ProxyHeader> readVersion1(byte[] start, InputStream in)
      throws IOException {
    String line = new String(start, StandardCharsets.ISO_8859_1) + restOfLine(in);
    if (line.startsWith("PROXY UNKNOWN")) {
      return Optional.empty();
    }
    Matcher matcher = LINE_1.matcher(line);
    if (!matcher.matches()) {
      throw new IOException("a trusted proxy sent no PROXY header");
    }
    return Optional.of(
        new ProxyHeader(
            endpoint(matcher.group(1), matcher.group(2), matcher.group(4)),
            endpoint(matcher.group(1), matcher.group(3), matcher.group(5))));
  }

  private static String restOfLine(InputStream in) throws IOException {
    StringBuilder rest = new StringBuilder();
    while (rest.length() < MAX_LINE_1 - START_BYTES) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("the peer closed within its PROXY header");
      }
      if (c == '\n' && rest.length() > 0 && rest.charAt(rest.length() - 1) == '\r') {
        return rest.substring(0, rest.length() - 1);
      }
      rest.append((char) c);
    }
    throw new IOException("a trusted proxy sent no PROXY header");
  }

  private static InetSocketAddress endpoint(String family, String address, String port)
      throws IOException {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      boolean right = parsed.getAddress().length == (family.equals("4") ? 4 : 16);
      int number = Integer.parseInt(port);
      if (right && number <= 0xFFFF) {
        return new InetSocketAddress(parsed, number);
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for an address of the other family.
    }
    throw new IOException("the PROXY header's addresses cannot be read");
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the peer closed within its PROXY header");
    }
    return bytes;
  }
}
