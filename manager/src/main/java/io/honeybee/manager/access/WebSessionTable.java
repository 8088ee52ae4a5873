package io.honeybee.manager.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The {@code web_sessions} table. Stateless; the transaction is the caller's. */
final class WebSessionTable {
  /** More browsers of one user sign the one out that came first. */
  private static final int MAX_OF_A_USER = 20;

  private WebSessionTable() {}

  record Row(String user, Role role, Instant createdAt, Instant seenAt) {}

  static Optional<Row> find(Handle handle, byte[] hash) {
    return handle
        .createQuery(
            """
            SELECT s.user_name, s.created_at, s.seen_at, u.role
            FROM web_sessions s JOIN users u ON u.name = s.user_name WHERE s.hash = :hash
            """)
        .bind("hash", hash)
        .map((rows, context) -> row(rows))
        .findOne();
  }

  static void insert(Handle handle, byte[] hash, String user, String source, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO web_sessions (hash, user_name, source, created_at, seen_at)
            VALUES (:hash, :user, :source, :now, :now)
            """)
        .bind("hash", hash)
        .bind("user", user)
        .bind("source", source)
        .bind("now", now.toEpochMilli())
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM web_sessions WHERE user_name = :user AND hash NOT IN (
              SELECT hash FROM web_sessions WHERE user_name = :user
              ORDER BY created_at DESC, rowid DESC LIMIT :max)
            """)
        .bind("user", user)
        .bind("max", MAX_OF_A_USER)
        .execute();
  }

  static void seen(Handle handle, byte[] hash, Instant now) {
    handle
        .createUpdate("UPDATE web_sessions SET seen_at = :now WHERE hash = :hash")
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static boolean delete(Handle handle, byte[] hash) {
    return handle
            .createUpdate("DELETE FROM web_sessions WHERE hash = :hash")
            .bind("hash", hash)
            .execute()
        > 0;
  }

  static void deleteOf(Handle handle, String user) {
    handle
        .createUpdate("DELETE FROM web_sessions WHERE user_name = :user")
        .bind("user", user)
        .execute();
  }

  static void deleteOld(Handle handle, Instant createdBefore, Instant seenBefore) {
    handle
        .createUpdate("DELETE FROM web_sessions WHERE created_at <= :created OR seen_at <= :seen")
        .bind("created", createdBefore.toEpochMilli())
        .bind("seen", seenBefore.toEpochMilli())
        .execute();
  }

  private static Row row(ResultSet rows) throws SQLException {
    return new Row(
        rows.getString("user_name"),
        Role.valueOf(rows.getString("role")),
        Instant.ofEpochMilli(rows.getLong("created_at")),
        Instant.ofEpochMilli(rows.getLong("seen_at")));
  }
}
