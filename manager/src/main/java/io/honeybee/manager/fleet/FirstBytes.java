package io.honeybee.manager.fleet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes little from a connection that has not registered, so that strangers cannot make the manager
 * hold much, and knows TLS when it sees it. Belongs to the connection's thread.
 */
final class FirstBytes extends FilterInputStream {
  private static final int MAX_BYTES = 16 * 1024;

  /** A TLS handshake record (RFC 8446 section 5.1); no JSON text begins so. */
  private static final byte TLS_HANDSHAKE = 22;

  private int left = MAX_BYTES;
  private boolean registered;

  FirstBytes(InputStream in) {
    super(in);
  }

  /** From now on there is no bound. */
  void registered() {
    registered = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (registered) {
      return super.read(buffer, offset, length);
    }
    if (left <= 0) {
      throw new IOException("the peer sent " + MAX_BYTES + " bytes and no registration");
    }
    int n = super.read(buffer, offset, Math.min(length, left));
    if (n > 0 && left == MAX_BYTES && buffer[offset] == TLS_HANDSHAKE) {
      throw new TlsSpoken();
    }
    left -= Math.max(0, n);
    return n;
  }

  /** The peer wants to shake hands on a port without TLS. */
  static final class TlsSpoken extends IOException {
    private static final long serialVersionUID = 1L;

    TlsSpoken() {
      super(
          "it speaks TLS and this port does not; set nodes.tls.enabled: true here, or tls.enabled: false at the node");
    }
  }
}
