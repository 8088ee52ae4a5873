package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;

/** One question to the table. Used by one thread. */
final class EventSearch {
  /** Fewer events than this in a span of time are cheaper to sort than a walk to find them. */
  private static final int FEW = 10_000;

  /** Where a page ends early, so that no page weighs more than some tens of MiB in memory. */
  private static final int MAX_PAGE_CHARS = 8 << 20;

  private static final String COLUMNS =
      "SELECT position, node_id, event_id, pot_id, pot_type, event_type, timestamp, received_at,"
          + " data FROM events";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final EventQuery query;

  EventSearch(EventQuery query) {
    this.query = query;
    query.nodeId().ifPresent(id -> where("node_id = :node", "node", id.bits()));
    query.potId().ifPresent(pot -> where("pot_id = :pot", "pot", ColumnText.escape(pot)));
    query.eventType().ifPresent(t -> where("event_type = :type", "type", ColumnText.escape(t)));
    query.before().ifPresent(position -> where("position < :before", "before", position));
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /**
   * What was found.
   *
   * @param more whether there is more beyond the limit
   */
  record Found(List<StoredEvent> events, boolean more) {}

  Found newestFirst(Handle handle, int limit) {
    return rows(handle, "DESC", limit);
  }

  Found oldestFirst(Handle handle, long after, int limit) {
    where("position > :after", "after", after);
    return rows(handle, "ASC", limit);
  }

  private Found rows(Handle handle, String order, int limit) {
    boolean byTime = limitTime(handle);
    String sql =
        COLUMNS
            + (byTime ? " INDEXED BY events_by_time" : "")
            + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
            + " ORDER BY position "
            + order
            + " LIMIT :limit";
    // One more than wanted tells whether there is more.
    try (Query select = handle.createQuery(sql).bind("limit", limit + 1)) {
      values.forEach(select::bind);
      List<StoredEvent> events = new ArrayList<>();
      int chars = 0;
      try (ResultIterator<Row> rows = select.map((row, _) -> row(row)).iterator()) {
        while (rows.hasNext()) {
          if (events.size() == limit || chars > MAX_PAGE_CHARS) {
            return new Found(events, true);
          }
          Row row = rows.next();
          events.add(row.event);
          chars += row.chars;
        }
      }
      return new Found(events, false);
    }
  }

  /**
   * Adds the bounds of time. Events lie by arrival, which is nearly but not quite their time, so a
   * walk by position has no place to stop; when only few lie within the bounds, their index is the
   * way in.
   *
   * @return whether it is
   */
  private boolean limitTime(Handle handle) {
    if (query.since().isEmpty() && query.until().isEmpty()) {
      return false;
    }
    long since = query.since().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    long until = query.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    int found =
        handle
            .createQuery(
                "SELECT count(*) FROM (SELECT 1 FROM events INDEXED BY events_by_time"
                    + " WHERE timestamp >= :since AND timestamp < :until LIMIT :few)")
            .bind("since", since)
            .bind("until", until)
            .bind("few", FEW)
            .mapTo(Integer.class)
            .one();
    boolean byTime = found < FEW;
    // The plus keeps SQLite from taking an index that was found to be of no use.
    String column = byTime ? "timestamp" : "+timestamp";
    where(column + " >= :since", "since", since);
    where(column + " < :until", "until", until);
    return byTime;
  }

  private record Row(StoredEvent event, int chars) {}

  private static Row row(ResultSet row) throws SQLException {
    String data = row.getString("data");
    return new Row(event(row, data), data.length());
  }

  private static StoredEvent event(ResultSet row, String data) throws SQLException {
    int column = 1;
    return new StoredEvent(
        row.getLong(column++),
        new NodeId(row.getLong(column++)),
        ColumnText.unescape(row.getString(column++)),
        ColumnText.unescape(row.getString(column++)),
        ColumnText.unescape(row.getString(column++)),
        ColumnText.unescape(row.getString(column++)),
        Instant.ofEpochMilli(row.getLong(column++)),
        Instant.ofEpochMilli(row.getLong(column)),
        EventJson.parse(data));
  }
}
