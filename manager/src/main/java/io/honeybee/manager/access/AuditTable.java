package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.runtime.text.Printable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The {@code audit} table, which triggers keep append-only. The transaction is the caller's. */
final class AuditTable {
  private static final int MAX_CHARS = 300;

  private AuditTable() {}

  /** Texts are kept escaped and cut, since some are a stranger's. */
  static void add(
      Handle handle,
      Instant at,
      Actor actor,
      String act,
      String target,
      Outcome outcome,
      String detail) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (at, actor, source, act, target, outcome, detail)
            VALUES (:at, :actor, :source, :act, :target, :outcome, :detail)
            """)
        .bind("at", at.toEpochMilli())
        .bind("actor", kept(actor.name()))
        .bind("source", kept(actor.source()))
        .bind("act", kept(act))
        .bind("target", kept(target))
        .bind("outcome", outcome.name())
        .bind("detail", kept(detail))
        .execute();
  }

  /** Newest first, before a position. */
  static List<AuditEntry> before(Handle handle, long position, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM audit WHERE position < :position ORDER BY position DESC LIMIT :limit")
        .bind("position", position)
        .bind("limit", limit)
        .map((rows, context) -> entry(rows))
        .list();
  }

  private static String kept(String text) {
    return Printable.escape(text, MAX_CHARS);
  }

  private static AuditEntry entry(ResultSet rows) throws SQLException {
    return new AuditEntry(
        rows.getLong("position"),
        Instant.ofEpochMilli(rows.getLong("at")),
        rows.getString("actor"),
        rows.getString("source"),
        rows.getString("act"),
        rows.getString("target"),
        Outcome.valueOf(rows.getString("outcome")),
        rows.getString("detail"));
  }
}
