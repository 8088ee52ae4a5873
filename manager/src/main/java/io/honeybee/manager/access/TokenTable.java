package io.honeybee.manager.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The {@code tokens} table. Stateless; the transaction is the caller's. */
final class TokenTable {
  private TokenTable() {}

  /** A token and its hash; handed over, never changed. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by Tokens, in constant time.
  record Row(Token token, byte[] hash) {}

  static Optional<Row> findByHash(Handle handle, byte[] hash) {
    return handle
        .createQuery("SELECT * FROM tokens WHERE hash = :hash")
        .bind("hash", hash)
        .map((rows, context) -> new Row(token(rows), rows.getBytes("hash")))
        .findOne();
  }

  static boolean exists(Handle handle, String name) {
    return handle
        .createQuery("SELECT 1 FROM tokens WHERE name = :name")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static List<Token> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM tokens ORDER BY name")
        .map((rows, context) -> token(rows))
        .list();
  }

  static void insert(Handle handle, Token token, byte[] hash) {
    handle
        .createUpdate(
            """
            INSERT INTO tokens (name, hash, role, created_at, expires_at)
            VALUES (:name, :hash, :role, :created, :expires)
            """)
        .bind("name", token.name())
        .bind("hash", hash)
        .bind("role", token.role().name())
        .bind("created", token.createdAt().toEpochMilli())
        .bind("expires", token.expiresAt().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  static void used(Handle handle, String name, Instant at) {
    handle
        .createUpdate("UPDATE tokens SET used_at = :at WHERE name = :name")
        .bind("at", at.toEpochMilli())
        .bind("name", name)
        .execute();
  }

  static boolean delete(Handle handle, String name) {
    return handle.createUpdate("DELETE FROM tokens WHERE name = :name").bind("name", name).execute()
        > 0;
  }

  private static Token token(ResultSet rows) throws SQLException {
    return new Token(
        rows.getString("name"),
        Role.valueOf(rows.getString("role")),
        Instant.ofEpochMilli(rows.getLong("created_at")),
        instant(rows, "expires_at"),
        instant(rows, "used_at"));
  }

  private static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
