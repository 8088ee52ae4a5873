package io.honeybee.runtime.tls;

import java.nio.charset.StandardCharsets;

/**
 * Tells TLS from other bytes, for sides that were set up differently: one with TLS, one without.
 */
public final class TlsRecord {
  private static final int ALERT = 0x15;
  private static final int HANDSHAKE = 0x16;
  private static final int MAJOR_VERSION = 3;

  private TlsRecord() {}

  /**
   * Whether the first bytes of a stream are the start of TLS: a client's first message, or the
   * alert with which a TLS server answers a plain client. No JSON text starts so.
   *
   * @param start at least two bytes, or it is not
   */
  public static boolean startsIn(byte[] start) {
    return start.length >= 2
        && (start[0] == HANDSHAKE || start[0] == ALERT)
        && start[1] == MAJOR_VERSION;
  }

  /** As {@link #startsIn(byte[])}, of bytes that were read as text. */
  public static boolean startsIn(String start) {
    return startsIn(
        start.substring(0, Math.min(2, start.length())).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Whether a TLS client may start with this byte. */
  static boolean isHandshake(int firstByte) {
    return firstByte == HANDSHAKE;
  }

  /** Unexpected message, fatal: what a plain client gets, so that it can say what is wrong. */
  static byte[] unexpectedMessage() {
    return new byte[] {ALERT, MAJOR_VERSION, 1, 0, 2, 2, 10};
  }
}
