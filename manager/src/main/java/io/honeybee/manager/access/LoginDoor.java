package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in by password and, where a user has set it up, a one-time code.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class LoginDoor {
  private static final Logger LOG = LoggerFactory.getLogger(LoginDoor.class);
  private static final int TAKEN_DRIFT = 1;
  private static final Duration BUSY = Duration.ofSeconds(2);

  private final Database database;
  private final SecretBox box;
  private final Passwords passwords;
  private final WebSessions sessions;
  private final AuditLog audit;
  private final LoginThrottle throttle;
  private final InstantSource clock;

  LoginDoor(
      Database database,
      SecretBox box,
      Passwords passwords,
      WebSessions sessions,
      AuditLog audit,
      InstantSource clock) {
    this.database = database;
    this.box = box;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
    this.throttle = new LoginThrottle(clock);
    this.clock = clock;
  }

  Login login(String name, Password password, String code, InetAddress source) {
    Optional<Duration> wait = throttle.wait(name, source);
    if (wait.isPresent()) {
      return new Login.Later(wait.get());
    }
    throttle.tries(name, source);
    Optional<UserTable.Row> row = database.read(handle -> UserTable.find(handle, name));
    Optional<Boolean> fits = passwords.check(row.map(UserTable.Row::password), password);
    if (fits.isEmpty()) {
      return new Login.Later(BUSY);
    }
    if (row.isEmpty() || !fits.get()) {
      return wrong(name, source, "wrong user name or password");
    }
    OptionalLong step = step(row.get(), code);
    if (step.isEmpty()) {
      return wrong(name, source, code.isEmpty() ? "no one-time code" : "wrong one-time code");
    }
    Optional<Login> in = enter(row.get(), step.getAsLong(), source);
    if (in.isEmpty()) {
      return wrong(name, source, "the code was used before, or the user changed meanwhile");
    }
    throttle.right(name, source);
    return in.get();
  }

  private Login wrong(String name, InetAddress source, String detail) {
    audit.recordStranger(Actor.nobody(Optional.of(source)), "login", name, detail);
    return new Login.Wrong();
  }

  /** Whether this is the password of a user who is signed in already; tries count as logins do. */
  Confirmation confirm(String name, Password password, InetAddress source) {
    if (throttle.wait(name, source).isPresent()) {
      return Confirmation.LATER;
    }
    throttle.tries(name, source);
    Optional<UserTable.Row> row = database.read(handle -> UserTable.find(handle, name));
    Optional<Boolean> fits = passwords.check(row.map(UserTable.Row::password), password);
    if (fits.isEmpty()) {
      return Confirmation.LATER;
    }
    if (!fits.get()) {
      return Confirmation.WRONG;
    }
    throttle.right(name, source);
    return Confirmation.RIGHT;
  }

  /** The step of a right code; that of the last one for a user without codes. */
  private OptionalLong step(UserTable.Row row, String code) {
    if (row.totp().isEmpty()) {
      return OptionalLong.of(row.totpStep());
    }
    String name = row.user().name();
    Optional<TotpSecret> secret = box.reveal(totpName(name), row.totp().get());
    if (secret.isEmpty()) {
      LOG.warn(
          "the one-time codes of user {} cannot be checked: {} is not the key that hides them; put"
              + " it back from a backup, or use 'honeybee manager user passwd --without-totp'",
          name,
          box.keyFile());
      return OptionalLong.empty();
    }
    return Totp.matchingStep(secret.get(), code.replace(" ", ""), clock.instant(), TAKEN_DRIFT);
  }

  /** Looks again inside the transaction, where no other login can spend the same code. */
  private Optional<Login> enter(UserTable.Row checked, long step, InetAddress source) {
    Instant now = clock.instant();
    String name = checked.user().name();
    return database.write(
        handle -> {
          Optional<UserTable.Row> row = UserTable.find(handle, name);
          if (row.isEmpty()
              || !row.get().password().equals(checked.password())
              || row.get().totp().isPresent() != checked.totp().isPresent()
              || (row.get().totp().isPresent() && step <= row.get().totpStep())) {
            return Optional.empty();
          }
          UserTable.cameIn(handle, name, step, now);
          Principal principal = new Principal(Principal.Kind.USER, name, row.get().user().role());
          Actor actor = Actor.of(principal, Optional.of(source));
          AuditTable.add(handle, now, actor, "login", name, Outcome.OK, "");
          return Optional.of(new Login.In(principal, sessions.begin(handle, name, actor.source())));
        });
  }

  /** What a user's secret is bound to; no node has such a name. */
  static String totpName(String user) {
    return "user\n" + user;
  }
}
