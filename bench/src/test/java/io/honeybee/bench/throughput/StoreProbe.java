package io.honeybee.bench.throughput;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/**
 * Looks into the store of a running manager: only what is committed can be seen. Positions rise
 * with each commit, but an event that came twice leaves a gap, and copies overtake others, so
 * events are counted and known by their own numbers. Belongs to one thread.
 */
final class StoreProbe implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement fresh;
  private final PreparedStatement count;
  private long position;
  private long stored;

  StoreProbe(Path database) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + database);
    fresh =
        connection.prepareStatement(
            "SELECT position, data FROM events WHERE position > ? ORDER BY position");
    count = connection.prepareStatement("SELECT count(DISTINCT data) FROM events");
  }

  /** How many events there are. */
  long stored() throws IOException {
    return look(_ -> {});
  }

  /**
   * As {@link #stored}; tells of each event that was not seen before, by its number.
   *
   * @return how many events there are
   */
  long look(LongConsumer seen) throws IOException {
    try {
      fresh.setLong(1, position);
      try (ResultSet rows = fresh.executeQuery()) {
        while (rows.next()) {
          position = rows.getLong(1);
          stored++;
          seen.accept(EventLines.number(rows.getString(2)));
        }
      }
      return stored;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** How many different events there are; takes long. */
  long different() throws IOException {
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
