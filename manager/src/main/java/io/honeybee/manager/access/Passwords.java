package io.honeybee.manager.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Computes hashes of passwords, one at a time, since each takes 19 MiB and a core: strangers who
 * try to sign in must not keep the manager from its nodes.
 *
 * <p>Thread rule: safe for use by any thread; the caller waits.
 */
final class Passwords {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of no password: what is compared when there is no such user, so that the time is the same. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1"
          + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Semaphore place = new Semaphore(1, true);
  private final RandomGenerator random;

  Passwords(RandomGenerator random) {
    this.random = random;
  }

  PasswordHash hash(Password password) {
    place.acquireUninterruptibly();
    try {
      return PasswordHash.of(password, random);
    } finally {
      place.release();
    }
  }

  /**
   * Whether a password is the one of this hash.
   *
   * @param hash as it is stored; empty when there is no such user
   * @return empty when too many are tried at once
   */
  Optional<Boolean> check(Optional<String> hash, Password password) {
    PasswordHash other = PasswordHash.parse(hash.orElse(NOBODYS)).orElseThrow();
    try {
      if (!place.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(other.fits(password) && hash.isPresent());
    } finally {
      place.release();
    }
  }
}
