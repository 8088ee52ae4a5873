package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * The browsers that are signed in, by a secret in a cookie, hashed at rest. A session ends when it
 * was not used for {@link #IDLE}, {@link #LONGEST} after it began, when its user signs out or is
 * removed, and when the user's password or role changes.
 *
 * <p>Thread rule: safe for use by any thread, as the source of randomness is.
 */
public final class WebSessions {
  /** A page that is open and seen counts as use. */
  public static final Duration IDLE = Duration.ofHours(12);

  public static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
  private static final int MAX_CHARS = 64;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random a cryptographic one
   */
  public WebSessions(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Begins a session in the caller's transaction; gives what the cookie holds. */
  String begin(Handle handle, String user, String source) {
    Instant now = clock.instant();
    WebSessionTable.deleteOld(handle, now.minus(LONGEST), now.minus(IDLE));
    String secret = RandomSecret.make(random);
    WebSessionTable.insert(handle, RandomSecret.hash(secret), user, source, now);
    return secret;
  }

  /** The session of a cookie, which is used by this; empty when there is none or it ended. */
  public Optional<WebSession> use(String cookie) {
    return find(cookie, true);
  }

  /** As {@link #use}, without counting as use. */
  public Optional<WebSession> look(String cookie) {
    return find(cookie, false);
  }

  private Optional<WebSession> find(String cookie, boolean use) {
    if (cookie.isEmpty() || cookie.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    byte[] hash = RandomSecret.hash(cookie);
    Optional<WebSessionTable.Row> found =
        database
            .read(handle -> WebSessionTable.find(handle, hash))
            .filter(row -> now.isBefore(row.createdAt().plus(LONGEST)))
            .filter(row -> now.isBefore(row.seenAt().plus(IDLE)));
    if (use && found.isPresent() && !now.isBefore(found.get().seenAt().plus(USE_IS_NOTED_EVERY))) {
      database.write(
          handle -> {
            WebSessionTable.seen(handle, hash, now);
            return true;
          });
    }
    return found.map(
        row ->
            new WebSession(
                new Principal(Principal.Kind.USER, row.user(), row.role()), csrfToken(cookie)));
  }

  /** Signs a browser out. */
  public void end(String cookie, Actor actor) {
    Instant now = clock.instant();
    database.write(
        handle -> {
          if (WebSessionTable.delete(handle, RandomSecret.hash(cookie))) {
            AuditTable.add(handle, now, actor, "logout", "", Outcome.OK, "");
          }
          return true;
        });
  }

  /** Another hash than the one that is stored, so that the database does not hold it either. */
  private static String csrfToken(String cookie) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(RandomSecret.hash("forms of " + cookie));
  }
}
