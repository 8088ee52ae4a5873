package io.honeybee.manager.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes and removes rows; within a transaction of the caller. Stateless; any thread. */
final class EventTable {
  private static final String INSERT =
      "INSERT INTO events (position, node_id, event_id, pot_id, pot_type, event_type, timestamp,"
          + " received_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (node_id, event_id) DO NOTHING";

  /** The highest position ever given; an empty table has no row there yet. */
  private static final String LAST_POSITION =
      "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'";

  private EventTable() {}

  static long lastPosition(Handle handle) {
    return handle.createQuery(LAST_POSITION).mapTo(Long.class).one();
  }

  /**
   * Inserts events; the i-th gets the position {@code first + i}, and one that was there before
   * leaves a gap.
   *
   * @return for each event whether it is new
   */
  static boolean[] insert(Handle handle, List<PendingEvent> events, long first)
      throws SQLException {
    Connection connection = handle.getConnection();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      long position = first;
      for (PendingEvent event : events) {
        bind(insert, event, position++);
        insert.addBatch();
      }
      int[] changed = insert.executeBatch();
      boolean[] isNew = new boolean[changed.length];
      for (int i = 0; i < changed.length; i++) {
        isNew[i] = changed[i] > 0;
      }
      return isNew;
    }
  }

  private static void bind(PreparedStatement insert, PendingEvent event, long position)
      throws SQLException {
    int column = 1;
    insert.setLong(column++, position);
    insert.setLong(column++, event.nodeId().bits());
    insert.setString(column++, ColumnText.escape(event.eventId()));
    insert.setString(column++, ColumnText.escape(event.potId()));
    insert.setString(column++, ColumnText.escape(event.potType()));
    insert.setString(column++, ColumnText.escape(event.eventType()));
    insert.setLong(column++, event.timestamp().toEpochMilli());
    insert.setLong(column++, event.receivedAt().toEpochMilli());
    insert.setString(column, event.dataText());
  }

  /**
   * Removes some of the oldest.
   *
   * @param receivedBefore only those that came earlier, in milliseconds since 1970
   * @return how many went
   */
  static int removeOldest(Handle handle, int max, long receivedBefore) {
    return handle
        .createUpdate(
            "DELETE FROM events WHERE received_at < :before AND position IN"
                + " (SELECT position FROM events ORDER BY position LIMIT :max)")
        .bind("before", receivedBefore)
        .bind("max", max)
        .execute();
  }
}
