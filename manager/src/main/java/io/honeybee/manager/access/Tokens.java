package io.honeybee.manager.access;

import java.util.Optional;

/** Bearer tokens of the HTTP API, hashed at rest. Safe for use by any thread. */
public final class Tokens {

  private Tokens() {}

  /**
   * Who bears this token; empty when it is unknown, expired or revoked. Takes the same time for any
   * wrong token.
   */
  public Optional<Principal> authenticate(String token) {
    throw new UnsupportedOperationException("not built yet");
  }
}
