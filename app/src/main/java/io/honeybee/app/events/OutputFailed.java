package io.honeybee.app.events;

import java.io.IOException;

/** What was found cannot be written; another try at the manager would be of no use. */
final class OutputFailed extends Exception {
  private static final long serialVersionUID = 1L;

  OutputFailed(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
