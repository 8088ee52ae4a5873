package io.honeybee.manager.access;

import java.time.Duration;

/** What came of somebody's trying to sign in. */
public sealed interface Login {

  /**
   * Signed in.
   *
   * @param cookie what the browser has to keep, and nobody else may see
   */
  record In(Principal principal, String cookie) implements Login {
    @Override
    public String toString() {
      return "In(" + principal.title() + ")";
    }
  }

  /** User, password or code is wrong; which of them is not told. */
  record Wrong() implements Login {}

  /** Too many were wrong, or too many try at once; nothing was looked at. */
  record Later(Duration pause) implements Login {}
}
