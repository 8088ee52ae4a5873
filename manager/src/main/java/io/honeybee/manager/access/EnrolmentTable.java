package io.honeybee.manager.access;

import io.honeybee.protocol.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The {@code enrolments} table. Stateless; the transaction is the caller's. */
final class EnrolmentTable {
  private EnrolmentTable() {}

  static Optional<EnrolmentRow> find(Handle handle, String nodeName) {
    return handle
        .createQuery("SELECT * FROM enrolments WHERE node_name = :name")
        .bind("name", nodeName)
        .map((rows, context) -> row(rows))
        .findOne();
  }

  static List<EnrolmentRow> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM enrolments ORDER BY node_name")
        .map((rows, context) -> row(rows))
        .list();
  }

  static List<String> names(Handle handle) {
    return handle.createQuery("SELECT node_name FROM enrolments").mapTo(String.class).list();
  }

  static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM enrolments LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  /** The name to which an id belongs. */
  static Optional<String> owner(Handle handle, NodeId id) {
    return handle
        .createQuery("SELECT node_name FROM enrolments WHERE node_id = :id")
        .bind("id", id.bits())
        .mapTo(String.class)
        .findOne();
  }

  /** Writes a row, in the place of one of the same name. */
  static void put(Handle handle, EnrolmentRow row) {
    handle
        .createUpdate(
            """
            INSERT INTO enrolments (node_name, secret, handed_out, node_id, used_steps, failures,
                locked_until, created_at, proved_at)
            VALUES (:name, :secret, :handedOut, :id, :spent, :failures, :locked, :created, :proved)
            ON CONFLICT (node_name) DO UPDATE SET secret = excluded.secret,
                handed_out = excluded.handed_out, node_id = excluded.node_id,
                used_steps = excluded.used_steps, failures = excluded.failures,
                locked_until = excluded.locked_until, proved_at = excluded.proved_at
            """)
        .bind("name", row.nodeName())
        .bind("secret", row.hiddenSecret())
        .bind("handedOut", row.handedOut() ? 1 : 0)
        .bind("id", row.nodeId().map(NodeId::bits).orElse(null))
        .bind("spent", row.spent().toString())
        .bind("failures", row.failures())
        .bind("locked", row.lockedUntil().map(Instant::toEpochMilli).orElse(null))
        .bind("created", row.createdAt().toEpochMilli())
        .bind("proved", row.provedAt().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  static boolean delete(Handle handle, String nodeName) {
    return handle
            .createUpdate("DELETE FROM enrolments WHERE node_name = :name")
            .bind("name", nodeName)
            .execute()
        > 0;
  }

  private static EnrolmentRow row(ResultSet rows) throws SQLException {
    return new EnrolmentRow(
        rows.getString("node_name"),
        rows.getBytes("secret"),
        rows.getInt("handed_out") != 0,
        number(rows, "node_id").map(NodeId::new),
        SpentSteps.parse(rows.getString("used_steps")),
        rows.getInt("failures"),
        number(rows, "locked_until").map(Instant::ofEpochMilli),
        Instant.ofEpochMilli(rows.getLong("created_at")),
        number(rows, "proved_at").map(Instant::ofEpochMilli));
  }

  private static Optional<Long> number(ResultSet rows, String column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(number);
  }
}
