package io.honeybee.runtime.tls;

import java.io.IOException;

/**
 * TLS did not come about: unusable files, or a failed handshake. The message is one line that names
 * the cause and the remedy, with the configuration's key where there is one.
 */
public final class TlsFailure extends IOException {
  private static final long serialVersionUID = 1L;

  public TlsFailure(String message, Throwable cause) {
    super(message, cause);
  }

  public TlsFailure(String message) {
    super(message);
  }
}
