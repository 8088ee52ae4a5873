package io.honeybee.bench.throughput;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Looks into the store of a running manager: only what is committed can be seen. Belongs to one
 * thread.
 */
final class StoreProbe implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement last;
  private final PreparedStatement count;

  StoreProbe(Path database) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + database);
    last = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM events");
    count = connection.prepareStatement("SELECT count(DISTINCT data) FROM events");
  }

  /** The last event's place: how many there are, as long as none came twice. */
  long stored() throws IOException {
    return number(last);
  }

  /** How many different events there are; takes long. */
  long different() throws IOException {
    return number(count);
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
