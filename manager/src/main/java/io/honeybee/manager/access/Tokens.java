package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Bearer tokens of the HTTP API, hashed at rest. Another process may change them while the manager
 * runs, so nothing is kept in memory.
 *
 * <p>Thread rule: safe for use by any thread, as the source of randomness is.
 */
public final class Tokens {
  private static final String PREFIX = "hb_";
  private static final int MAX_CHARS = 128;
  private static final String FIRST_NAME = "first";
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;

  private Tokens(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param random a cryptographic one
   */
  public static Tokens open(Database database, InstantSource clock, RandomGenerator random) {
    return new Tokens(database, clock, random);
  }

  /**
   * Makes the first token (an administrator's) when there is none at all, and leaves it in a file
   * (0600).
   *
   * @throws IOException when the file cannot be written; there is no token then
   */
  public void makeFirst(Path file) throws IOException {
    database.write(
        handle -> {
          if (TokenTable.all(handle).isEmpty()) {
            String secret = secret();
            TokenTable.insert(
                handle, token(FIRST_NAME, Role.ADMIN, Optional.empty()), RandomSecret.hash(secret));
            // Inside the transaction: a token that nobody can read must not keep others from being
            // made.
            DurableFile.writeSecret(file, secret + "\n");
          }
          return true;
        });
  }

  /**
   * Makes a token; what is given back is shown once and kept nowhere.
   *
   * @param lifetime without bound when empty
   */
  public String add(Actor actor, String name, Role role, Optional<Duration> lifetime)
      throws AccessFault {
    PlainName.check("token", name);
    String secret = secret();
    Token token = token(name, role, lifetime);
    return database.write(
        handle -> {
          if (TokenTable.exists(handle, name)) {
            throw new AccessFault("there is a token named " + name + " already");
          }
          TokenTable.insert(handle, token, RandomSecret.hash(secret));
          AuditTable.add(
              handle,
              token.createdAt(),
              actor,
              "token.add",
              name,
              Outcome.OK,
              "role " + role.name().toLowerCase(Locale.ROOT));
          return secret;
        });
  }

  /** By name, the expired ones among them. */
  public List<Token> list() {
    return database.read(TokenTable::all);
  }

  public void revoke(Actor actor, String name) throws AccessFault {
    Instant now = clock.instant();
    database.write(
        handle -> {
          if (!TokenTable.delete(handle, name)) {
            throw new AccessFault("there is no token named " + name);
          }
          AuditTable.add(handle, now, actor, "token.revoke", name, Outcome.OK, "");
          return true;
        });
  }

  /**
   * Who bears this token; empty when it is unknown, expired or revoked. Takes the same time for any
   * wrong token.
   */
  public Optional<Principal> authenticate(String token) {
    if (token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    byte[] hash = RandomSecret.hash(token);
    Instant now = clock.instant();
    Optional<Token> found =
        database
            .read(handle -> TokenTable.findByHash(handle, hash))
            .filter(row -> MessageDigest.isEqual(row.hash(), hash))
            .map(TokenTable.Row::token)
            .filter(known -> !known.isExpired(now));
    found.ifPresent(known -> noteUse(known, now));
    return found.map(known -> new Principal(known.name(), known.role()));
  }

  private void noteUse(Token token, Instant now) {
    boolean noted =
        token.usedAt().isPresent() && now.isBefore(token.usedAt().get().plus(USE_IS_NOTED_EVERY));
    if (!noted) {
      database.write(
          handle -> {
            TokenTable.used(handle, token.name(), now);
            return true;
          });
    }
  }

  private Token token(String name, Role role, Optional<Duration> lifetime) {
    Instant now = clock.instant();
    return new Token(name, role, now, lifetime.map(now::plus), Optional.empty());
  }

  private String secret() {
    return PREFIX + RandomSecret.make(random);
  }
}
