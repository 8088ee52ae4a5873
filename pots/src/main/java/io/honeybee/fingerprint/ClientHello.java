package io.honeybee.fingerprint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TLS ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2), as far as fingerprints need
 * it. Values that are GREASE (RFC 8701) are left out everywhere: clients choose them by chance.
 *
 * @param legacyVersion such as 0x0303
 * @param cipherSuites in the order offered
 * @param extensions types in the order sent
 * @param groups of {@code supported_groups}
 * @param pointFormats of {@code ec_point_formats}
 * @param signatureAlgorithms in order
 * @param versions of {@code supported_versions}; empty before TLS 1.3
 * @param protocols of {@code application_layer_protocol_negotiation}, one character for each byte
 * @param serverName of {@code server_name}, one character for each byte
 */
public record ClientHello(
    int legacyVersion,
    List<Integer> cipherSuites,
    List<Integer> extensions,
    List<Integer> groups,
    List<Integer> pointFormats,
    List<Integer> signatureAlgorithms,
    List<Integer> versions,
    List<String> protocols,
    Optional<String> serverName) {
  static final int SERVER_NAME = 0;
  static final int ALPN = 16;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int POINT_FORMATS = 11;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int CLIENT_HELLO = 1;
  private static final int RANDOM_BYTES = 32;

  /** More extensions than any client has; the rest of a longer list is not looked at. */
  private static final int MAX_EXTENSIONS = 256;

  /**
   * Reads one handshake message.
   *
   * @param message from its type byte on, without record headers
   * @return empty when it is none, or broken
   */
  public static Optional<ClientHello> parse(byte[] message) {
    try {
      ByteBuffer in = ByteBuffer.wrap(message);
      if (in.get() != CLIENT_HELLO) {
        return Optional.empty();
      }
      ByteBuffer body = slice(in, ((in.get() & 0xFF) << 16) | u16(in));
      int version = u16(body);
      skip(body, RANDOM_BYTES);
      skip(body, body.get() & 0xFF);
      List<Integer> suites = numbers(slice(body, u16(body)));
      skip(body, body.get() & 0xFF);
      Fields fields = new Fields();
      if (body.hasRemaining()) {
        fields.read(slice(body, u16(body)));
      }
      return Optional.of(fields.toHello(version, suites));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Collects what the extensions say. */
  private static final class Fields {
    final List<Integer> extensions = new ArrayList<>();
    List<Integer> groups = List.of();
    List<Integer> formats = List.of();
    List<Integer> signatures = List.of();
    List<Integer> versions = List.of();
    List<String> protocols = List.of();
    Optional<String> serverName = Optional.empty();

    void read(ByteBuffer in) {
      while (in.hasRemaining() && extensions.size() < MAX_EXTENSIONS) {
        int type = u16(in);
        ByteBuffer value = slice(in, u16(in));
        if (isGrease(type)) {
          continue;
        }
        extensions.add(type);
        switch (type) {
          case SERVER_NAME -> serverName = name(value);
          case SUPPORTED_GROUPS -> groups = numbers(slice(value, u16(value)));
          case POINT_FORMATS -> formats = bytes(slice(value, value.get() & 0xFF));
          case SIGNATURE_ALGORITHMS -> signatures = numbers(slice(value, u16(value)));
          case SUPPORTED_VERSIONS -> versions = numbers(slice(value, value.get() & 0xFF));
          case ALPN -> protocols = protocols(slice(value, u16(value)));
          default -> {
            // Its presence is all that fingerprints look at.
          }
        }
      }
    }

    ClientHello toHello(int version, List<Integer> suites) {
      return new ClientHello(
          version,
          suites,
          List.copyOf(extensions),
          groups,
          formats,
          signatures,
          versions,
          protocols,
          serverName);
    }
  }

  private static Optional<String> name(ByteBuffer value) {
    if (!value.hasRemaining()) {
      return Optional.empty();
    }
    ByteBuffer list = slice(value, u16(value));
    list.get();
    return Optional.of(text(slice(list, u16(list))));
  }

  private static List<String> protocols(ByteBuffer in) {
    List<String> found = new ArrayList<>();
    while (in.hasRemaining()) {
      found.add(text(slice(in, in.get() & 0xFF)));
    }
    return List.copyOf(found);
  }

  private static List<Integer> numbers(ByteBuffer in) {
    List<Integer> found = new ArrayList<>();
    while (in.remaining() >= Short.BYTES) {
      int number = u16(in);
      if (!isGrease(number)) {
        found.add(number);
      }
    }
    return List.copyOf(found);
  }

  private static List<Integer> bytes(ByteBuffer in) {
    List<Integer> found = new ArrayList<>();
    while (in.hasRemaining()) {
      found.add(in.get() & 0xFF);
    }
    return List.copyOf(found);
  }

  /** Both bytes alike, and each ends in ten (RFC 8701 section 2). */
  private static boolean isGrease(int number) {
    return (number & 0x0F0F) == 0x0A0A && number >> 8 == (number & 0xFF);
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.ISO_8859_1.decode(in).toString();
  }

  private static int u16(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static ByteBuffer slice(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static void skip(ByteBuffer in, int length) {
    slice(in, length);
  }
}
