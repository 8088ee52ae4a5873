package io.honeybee.app.events;

/** The manager could not be reached, again and again; the message is one sentence. */
final class ConnectionLost extends Exception {
  private static final long serialVersionUID = 1L;

  ConnectionLost(String message, Throwable cause) {
    super(message, cause);
  }
}
