package io.honeybee.bench.backlog;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Looks at what a running manager has committed. Belongs to one thread. */
final class BacklogStore implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement live;
  private final PreparedStatement all;
  private final PreparedStatement different;
  private long livePosition;

  BacklogStore(Path database) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + database);
    live =
        connection.prepareStatement(
            "SELECT position, CAST(json_extract(data, '$.n') AS INTEGER) FROM events"
                + " WHERE event_type = '"
                + LiveEvents.TYPE
                + "' AND position > ?");
    all = connection.prepareStatement("SELECT count(*) FROM events");
    different =
        connection.prepareStatement(
            "SELECT count(*) FROM (SELECT DISTINCT pot_id, data FROM events)");
  }

  /** Numbers of live events that were not given before. */
  Set<Integer> newLive() throws IOException {
    Set<Integer> numbers = new HashSet<>();
    try {
      live.setLong(1, livePosition);
      try (ResultSet rows = live.executeQuery()) {
        while (rows.next()) {
          livePosition = Math.max(livePosition, rows.getLong(1));
          numbers.add(rows.getInt(2));
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** How many events there are; takes long when they are many. */
  long count() throws IOException {
    return number(all);
  }

  /** How many different ones; takes long. */
  long countDifferent() throws IOException {
    return number(different);
  }

  private static long number(PreparedStatement query) throws IOException {
    try (ResultSet row = query.executeQuery()) {
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
