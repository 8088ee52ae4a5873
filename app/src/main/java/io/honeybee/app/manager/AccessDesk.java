package io.honeybee.app.manager;

import io.honeybee.manager.ManagerConfig;
import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.access.WebSessions;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the manager knows of nodes, tokens and users, opened beside a manager that may be running:
 * both read and write the same database, and the running one reads each answer anew.
 *
 * <p>Thread rule: one thread.
 */
record AccessDesk(
    Database database, Enrolments enrolments, Tokens tokens, People people, AuditLog audit)
    implements AutoCloseable {

  static AccessDesk open(Path configFile, Path home, InstantSource clock)
      throws IOException, ConfigException {
    ManagerConfig config = ManagerConfig.read(configFile, home);
    DurableFile.makePrivateDirectory(config.directory());
    Database database = Database.open(config.store().file());
    try {
      SecureRandom random = new SecureRandom();
      AuditLog audit = new AuditLog(database, clock);
      WebSessions sessions = new WebSessions(database, clock, random);
      return new AccessDesk(
          database,
          Enrolments.open(database, config.directory(), clock, random),
          Tokens.open(database, clock, random),
          People.open(database, config.directory(), sessions, audit, clock, random),
          audit);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Who is at the terminal, for the audit log. */
  Actor actor() {
    return Actor.terminal(System.getProperty("user.name", ""));
  }

  /** Writes down what was done to a node's enrolment. */
  void noteEnrolment(String act, String nodeName) {
    audit.record(actor(), act, "node " + nodeName, Outcome.OK, "");
  }

  @Override
  public void close() {
    database.close();
  }
}
