package io.honeybee.manager.access;

import io.honeybee.runtime.auth.TotpSecret;

/** The nodes that may register, with their secrets. Safe for use by any thread. */
public final class Enrolments {

  private Enrolments() {}

  /** Lets a node of this name in; gives the secret that it must have. */
  public TotpSecret enrol(String nodeName) {
    throw new UnsupportedOperationException("not built yet");
  }
}
