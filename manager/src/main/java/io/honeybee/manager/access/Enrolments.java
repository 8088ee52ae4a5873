package io.honeybee.manager.access;

import io.honeybee.manager.database.Database;
import io.honeybee.runtime.auth.TotpSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The nodes that may register, by name, each with its secret. Another process may change them while
 * the manager runs, so nothing is kept in memory.
 *
 * <p>Thread rule: safe for use by any thread, as the source of randomness is.
 */
public final class Enrolments {
  private static final String KEY_FILE = "enrolment.key";

  private final Database database;
  private final SecretBox box;
  private final InstantSource clock;
  private final RandomGenerator random;

  private Enrolments(
      Database database, SecretBox box, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.box = box;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Reads the key that hides the secrets, or makes it (0600) in the manager's directory.
   *
   * @param random a cryptographic one
   * @throws IOException when the key cannot be read or made; one sentence for the operator
   */
  public static Enrolments open(
      Database database, Path managerDir, InstantSource clock, RandomGenerator random)
      throws IOException {
    return new Enrolments(database, box(database, managerDir, random), clock, random);
  }

  /** What hides the secrets of nodes and of users, under one key. */
  static SecretBox box(Database database, Path managerDir, RandomGenerator random)
      throws IOException {
    boolean none =
        database.read(handle -> EnrolmentTable.isEmpty(handle) && !UserTable.anyTotp(handle));
    return SecretBox.open(managerDir.resolve(KEY_FILE), none, random);
  }

  /** Lets a node of this name in; gives the secret that it must have. */
  public TotpSecret enrol(String nodeName) throws AccessFault {
    PlainName.check("node", nodeName);
    TotpSecret secret = TotpSecret.random(random);
    return database.write(
        handle -> {
          if (EnrolmentTable.find(handle, nodeName).isPresent()) {
            throw new AccessFault(
                nodeName
                    + " is enrolled already; 'honeybee manager rotate' gives it a new secret,"
                    + " 'honeybee manager revoke' shuts it out");
          }
          EnrolmentTable.put(
              handle, EnrolmentRow.fresh(nodeName, box.hide(nodeName, secret), clock.instant()));
          return secret;
        });
  }

  /**
   * Gives a node a new secret in the place of the old one, which is worth nothing from now on, and
   * ends a lock-out.
   */
  public TotpSecret rotate(String nodeName) throws AccessFault {
    TotpSecret secret = TotpSecret.random(random);
    return database.write(
        handle -> {
          EnrolmentRow row =
              EnrolmentTable.find(handle, nodeName).orElseThrow(() -> notEnrolled(nodeName));
          EnrolmentTable.put(handle, row.rotated(box.hide(nodeName, secret)));
          return secret;
        });
  }

  /** Shuts a node out. A connection that it has is not closed by this. */
  public void revoke(String nodeName) throws AccessFault {
    boolean gone = database.write(handle -> EnrolmentTable.delete(handle, nodeName));
    if (!gone) {
      throw notEnrolled(nodeName);
    }
  }

  /** By name. */
  public List<Enrolment> list() {
    return database.read(
        handle -> EnrolmentTable.all(handle).stream().map(EnrolmentRow::shown).toList());
  }

  /** All names, cheaper than {@link #list}. */
  public Set<String> names() {
    return Set.copyOf(database.read(EnrolmentTable::names));
  }

  public Optional<Enrolment> find(String nodeName) {
    return database.read(handle -> EnrolmentTable.find(handle, nodeName).map(EnrolmentRow::shown));
  }

  /** The door that goes by these enrolments. */
  public Admission admission(AuthSettings settings) {
    return new Admission(database, box, settings, clock, random);
  }

  private static AccessFault notEnrolled(String nodeName) {
    return new AccessFault(
        nodeName + " is not enrolled; 'honeybee manager nodes' lists those that are");
  }
}
