package io.honeybee.pot.tcp;

import io.honeybee.fingerprint.ClientHello;
import io.honeybee.fingerprint.Ja3;
import io.honeybee.fingerprint.Ja4;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a client sends before it is answered. Immutable. */
final class FirstBytes {
  /** What follows the first piece comes at once or not at all. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Bytes of the longest ClientHello that is put together; post-quantum ones have 2,000. */
  private static final int MAX_HELLO_BYTES = 8_192;

  private static final int RECORD_HEADER_BYTES = 5;
  private static final int HANDSHAKE_HEADER_BYTES = 4;

  private final byte[] data;

  FirstBytes(byte[] data) {
    this.data = data;
  }

  /**
   * Reads until enough came, the client pauses or ends, or its time is up.
   *
   * @param maxBytes what is wanted; of TLS the whole greeting is read
   */
  static FirstBytes read(TcpSession session, int maxBytes, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    Duration wait = patience;
    int wanted = maxBytes;
    try {
      while (taken.size() < wanted && wait.isPositive()) {
        session.readTimeout(wait);
        byte[] piece = session.in().next(wanted - taken.size());
        if (piece.length == 0) {
          break;
        }
        taken.writeBytes(piece);
        if (ProtocolGuess.of(taken.toByteArray()).equals("tls")) {
          wanted = Math.max(maxBytes, MAX_HELLO_BYTES);
        }
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        wait = left.compareTo(PAUSE) < 0 ? left : PAUSE;
      }
    } catch (SocketTimeoutException e) {
      // It has said what it had to say.
    } catch (IOException e) {
      // A reset after the first bytes must not lose them.
      if (taken.size() == 0) {
        throw e;
      }
    }
    return new FirstBytes(taken.toByteArray());
  }

  boolean isEmpty() {
    return data.length == 0;
  }

  /**
   * As the event tells them.
   *
   * @param maxBytes of the text, and of the hexadecimal digits
   */
  EventFields fields(int maxBytes) {
    String service = ProtocolGuess.of(data);
    byte[] kept = data.length > maxBytes ? Arrays.copyOf(data, maxBytes) : data;
    EventFields fields =
        new EventFields()
            .text("data", kept, maxBytes)
            .text(
                "data_hex",
                HexFormat.of().formatHex(kept).getBytes(StandardCharsets.US_ASCII),
                2 * maxBytes)
            .number("size", data.length)
            .text("service", service);
    if (kept.length < data.length) {
      fields.cut();
    }
    if (service.equals("tls")) {
      hello().ifPresent(hello -> describe(hello, fields));
    }
    return fields;
  }

  private static void describe(ClientHello hello, EventFields fields) {
    fields.text("ja3", Ja3.hash(hello)).text("ja4", Ja4.of(hello));
    hello.serverName().ifPresent(name -> fields.text("server_name", name));
    if (!hello.protocols().isEmpty()) {
      fields.names("alpn", hello.protocols());
    }
  }

  /** The greeting, put together from its records, as far as they came. */
  private Optional<ClientHello> hello() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int at = 0;
    while (at + RECORD_HEADER_BYTES < data.length && data[at] == 0x16) {
      int length = ((data[at + 3] & 0xFF) << 8) | (data[at + 4] & 0xFF);
      int end = Math.min(data.length, at + RECORD_HEADER_BYTES + length);
      message.write(data, at + RECORD_HEADER_BYTES, end - at - RECORD_HEADER_BYTES);
      at = end;
    }
    byte[] all = message.toByteArray();
    if (all.length < HANDSHAKE_HEADER_BYTES) {
      return Optional.empty();
    }
    int body = ((all[1] & 0xFF) << 16) | ((all[2] & 0xFF) << 8) | (all[3] & 0xFF);
    int length = Math.min(all.length, HANDSHAKE_HEADER_BYTES + body);
    return ClientHello.parse(Arrays.copyOf(all, length));
  }
}
