package io.honeybee.manager.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token, without what it is made of.
 *
 * @param usedAt when it was last used, to a minute
 */
public record Token(
    String name,
    Role role,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> usedAt) {

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
  }
}
