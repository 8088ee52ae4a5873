package io.honeybee.app.manager;

import io.honeybee.manager.ManagerConfig;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the manager knows of nodes and tokens, opened beside a manager that may be running: both
 * read and write the same database, and the running one reads each answer anew.
 *
 * <p>Thread rule: one thread.
 */
record AccessDesk(Database database, Enrolments enrolments, Tokens tokens)
    implements AutoCloseable {

  static AccessDesk open(Path configFile, Path home, InstantSource clock)
      throws IOException, ConfigException {
    ManagerConfig config = ManagerConfig.read(configFile, home);
    DurableFile.makePrivateDirectory(config.directory());
    Database database = Database.open(config.store().file());
    try {
      SecureRandom random = new SecureRandom();
      return new AccessDesk(
          database,
          Enrolments.open(database, config.directory(), clock, random),
          Tokens.open(database, clock, random));
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
