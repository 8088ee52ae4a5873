package io.honeybee.runtime.tls;

/** The first bytes of TLS, for clients that speak something else. */
final class TlsRecord {
  private static final byte ALERT = 0x15;
  private static final byte HANDSHAKE = 0x16;

  private TlsRecord() {}

  /** Whether a TLS client may start with this byte. No JSON text does. */
  static boolean isHandshake(int firstByte) {
    return firstByte == HANDSHAKE;
  }

  /** Unexpected message, fatal: what a plain client gets, so that it can say what is wrong. */
  static byte[] unexpectedMessage() {
    return new byte[] {ALERT, 3, 1, 0, 2, 2, 10};
  }
}
