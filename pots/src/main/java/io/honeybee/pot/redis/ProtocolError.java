package io.honeybee.pot.redis;

/** What was sent is no request; the connection ends behind the error. */
final class ProtocolError extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail as Redis puts it behind {@code ERR Protocol error: }
   */
  ProtocolError(String detail) {
    super(detail, null, false, false);
  }
}
