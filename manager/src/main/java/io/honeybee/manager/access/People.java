package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Users, and their signing in. Another process may change them while the manager runs, so nothing
 * is kept in memory. Each change stands in the audit log, in one transaction with it.
 *
 * <p>Thread rule: safe for use by any thread, as the source of randomness is.
 */
public final class People {
  private static final int MAX_NAME_CHARS = 64;
  private static final int TAKEN_DRIFT = 1;

  private final Database database;
  private final SecretBox box;
  private final Passwords passwords;
  private final LoginDoor door;
  private final InstantSource clock;
  private final RandomGenerator random;

  private People(
      Database database,
      SecretBox box,
      WebSessions sessions,
      AuditLog audit,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.box = box;
    this.passwords = new Passwords(random);
    this.door = new LoginDoor(database, box, passwords, sessions, audit, clock);
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param managerDir where the key lies that hides the secrets of one-time codes
   * @param random a cryptographic one
   * @throws IOException when the key cannot be read or made; one sentence for the operator
   */
  public static People open(
      Database database,
      Path managerDir,
      WebSessions sessions,
      AuditLog audit,
      InstantSource clock,
      RandomGenerator random)
      throws IOException {
    return new People(
        database, Enrolments.box(database, managerDir, random), sessions, audit, clock, random);
  }

  /** Whether there is no user yet, so that the first one has to be made. */
  public boolean isEmpty() {
    return database.read(UserTable::isEmpty);
  }

  /** By name. */
  public List<User> list() {
    return database.read(UserTable::all);
  }

  public Optional<User> find(String name) {
    return database.read(handle -> UserTable.find(handle, name).map(UserTable.Row::user));
  }

  /** Signs somebody in. */
  public Login login(String name, Password password, String code, InetAddress source) {
    return door.login(name, password, code, source);
  }

  /** Makes a user. */
  public void add(Actor actor, String name, Role role, Password password) throws AccessFault {
    add(actor, name, role, password, false);
  }

  /** Makes the first user, an administrator; a fault when there is one already. */
  public void addFirst(Actor actor, String name, Password password) throws AccessFault {
    add(actor, name, Role.ADMIN, password, true);
  }

  private void add(Actor actor, String name, Role role, Password password, boolean first)
      throws AccessFault {
    PlainName.check("user", name);
    if (name.length() > MAX_NAME_CHARS) {
      throw new AccessFault("a user's name has at most " + MAX_NAME_CHARS + " characters");
    }
    PasswordHash hash = passwords.hash(password);
    Instant now = clock.instant();
    database.write(
        handle -> {
          if (first && !UserTable.isEmpty(handle)) {
            throw new AccessFault("there is a user already; sign in");
          }
          if (UserTable.find(handle, name).isPresent()) {
            throw new AccessFault("there is a user named " + name + " already");
          }
          UserTable.insert(handle, name, role, hash, now);
          return note(handle, actor, "user.add", name, "role " + word(role));
        });
  }

  /** Gives a new password; all of the user's browsers are signed out. */
  public void setPassword(Actor actor, String name, Password password) throws AccessFault {
    PasswordHash hash = passwords.hash(password);
    Instant now = clock.instant();
    database.write(
        handle -> {
          require(handle, name);
          UserTable.password(handle, name, hash, now);
          WebSessionTable.deleteOf(handle, name);
          return note(handle, actor, "user.password", name, "");
        });
  }

  /** All of the user's browsers are signed out by it. */
  public void setRole(Actor actor, String name, Role role) throws AccessFault {
    database.write(
        handle -> {
          User user = require(handle, name).user();
          if (role != Role.ADMIN) {
            keepAnAdmin(handle, user);
          }
          UserTable.role(handle, name, role);
          WebSessionTable.deleteOf(handle, name);
          return note(handle, actor, "user.role", name, word(user.role()) + " to " + word(role));
        });
  }

  public void remove(Actor actor, String name) throws AccessFault {
    database.write(
        handle -> {
          keepAnAdmin(handle, require(handle, name).user());
          UserTable.delete(handle, name);
          WebSessionTable.deleteOf(handle, name);
          return note(handle, actor, "user.remove", name, "");
        });
  }

  /** Asks for the password again, for acts that a browser left open must not be enough for. */
  public Confirmation confirm(String name, Password password, InetAddress source) {
    return door.confirm(name, password, source);
  }

  /** What one-time codes could be made of; nothing is changed yet. */
  public TotpSecret proposeTotp() {
    return TotpSecret.random(random);
  }

  /** Asks for one-time codes from now on, once the user has shown to have them. */
  public void turnTotpOn(Actor actor, String name, TotpSecret secret, String code)
      throws AccessFault {
    OptionalLong step =
        Totp.matchingStep(secret, code.replace(" ", ""), clock.instant(), TAKEN_DRIFT);
    if (step.isEmpty()) {
      throw new AccessFault(
          "this is not the code of this secret; look whether the device's clock is right");
    }
    byte[] hidden = box.hide(LoginDoor.totpName(name), secret);
    database.write(
        handle -> {
          require(handle, name);
          UserTable.totp(handle, name, hidden, step.getAsLong());
          return note(handle, actor, "user.totp", name, "on");
        });
  }

  /** Asks for no one-time codes any more. */
  public void turnTotpOff(Actor actor, String name) throws AccessFault {
    database.write(
        handle -> {
          require(handle, name);
          UserTable.totp(handle, name, null, 0);
          return note(handle, actor, "user.totp", name, "off");
        });
  }

  private boolean note(Handle handle, Actor actor, String act, String name, String detail) {
    AuditTable.add(handle, clock.instant(), actor, act, name, Outcome.OK, detail);
    return true;
  }

  private static UserTable.Row require(Handle handle, String name) throws AccessFault {
    return UserTable.find(handle, name)
        .orElseThrow(() -> new AccessFault("there is no user named " + name));
  }

  private static void keepAnAdmin(Handle handle, User user) throws AccessFault {
    if (user.role() == Role.ADMIN && UserTable.admins(handle) == 1) {
      throw new AccessFault(user.name() + " is the only administrator; make another one first");
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
