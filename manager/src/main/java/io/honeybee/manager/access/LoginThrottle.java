package io.honeybee.manager.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Slows down guesses at passwords: of one source, of one source at one user, and, far less, of all
 * sources at one user, since a stranger must not be able to lock somebody out for long.
 *
 * <p>Thread rule: safe for use by any thread. Memory is bounded as that of {@link Throttle}.
 */
final class LoginThrottle {
  static final int SOURCE_BURST = 20;
  static final int PAIR_BURST = 5;
  static final int USER_BURST = 50;
  static final Duration SOURCE_INTERVAL = Duration.ofSeconds(5);
  static final Duration PAIR_INTERVAL = Duration.ofSeconds(30);
  static final Duration USER_INTERVAL = Duration.ofSeconds(2);
  private static final int KEPT_NAME_CHARS = 128;

  private final Throttle sources;
  private final Throttle pairs;
  private final Throttle users;

  LoginThrottle(InstantSource clock) {
    this.sources = new Throttle(clock, SOURCE_BURST, SOURCE_INTERVAL);
    this.pairs = new Throttle(clock, PAIR_BURST, PAIR_INTERVAL);
    this.users = new Throttle(clock, USER_BURST, USER_INTERVAL);
  }

  /** How long nothing of this kind is looked at; empty when it may be tried. */
  Optional<Duration> wait(String user, InetAddress source) {
    return Stream.of(
            sources.wait(Throttle.key(source)),
            pairs.wait(pair(user, source)),
            users.wait(name(user)))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** Counted before the password is looked at, so that many at once are no way around. */
  void tries(String user, InetAddress source) {
    sources.failed(Throttle.key(source));
    pairs.failed(pair(user, source));
    users.failed(name(user));
  }

  /** The right password: what this source owed for this user is forgotten. */
  void right(String user, InetAddress source) {
    pairs.forgive(pair(user, source));
  }

  private static String pair(String user, InetAddress source) {
    return Throttle.key(source) + ' ' + name(user);
  }

  private static String name(String user) {
    return user.length() <= KEPT_NAME_CHARS ? user : user.substring(0, KEPT_NAME_CHARS);
  }
}
