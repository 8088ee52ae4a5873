package io.honeybee.manager.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The {@code users} table. Stateless; the transaction is the caller's. */
final class UserTable {
  private UserTable() {}

  /**
   * A user with what must not leave this package; handed over, never changed.
   *
   * @param totp hidden
   * @param totpStep the newest step whose code was taken
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row(User user, String password, Optional<byte[]> totp, long totpStep) {}

  static Optional<Row> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM users WHERE name = :name")
        .bind("name", name)
        .map((rows, context) -> row(rows))
        .findOne();
  }

  static List<User> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM users ORDER BY name")
        .map((rows, context) -> row(rows).user())
        .list();
  }

  static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM users LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  static boolean anyTotp(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM users WHERE totp IS NOT NULL LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static int admins(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM users WHERE role = :role")
        .bind("role", Role.ADMIN.name())
        .mapTo(Integer.class)
        .one();
  }

  static void insert(Handle handle, String name, Role role, PasswordHash password, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO users (name, role, password, password_at, created_at)
            VALUES (:name, :role, :password, :now, :now)
            """)
        .bind("name", name)
        .bind("role", role.name())
        .bind("password", password.toString())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void password(Handle handle, String name, PasswordHash password, Instant now) {
    handle
        .createUpdate(
            "UPDATE users SET password = :password, password_at = :now WHERE name = :name")
        .bind("name", name)
        .bind("password", password.toString())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void role(Handle handle, String name, Role role) {
    handle
        .createUpdate("UPDATE users SET role = :role WHERE name = :name")
        .bind("name", name)
        .bind("role", role.name())
        .execute();
  }

  /** Sets or, with null, takes away what one-time codes are made of. */
  static void totp(Handle handle, String name, byte @Nullable [] hidden, long step) {
    handle
        .createUpdate("UPDATE users SET totp = :totp, totp_step = :step WHERE name = :name")
        .bind("name", name)
        .bind("totp", hidden)
        .bind("step", step)
        .execute();
  }

  static void cameIn(Handle handle, String name, long totpStep, Instant now) {
    handle
        .createUpdate("UPDATE users SET login_at = :now, totp_step = :step WHERE name = :name")
        .bind("name", name)
        .bind("step", totpStep)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void delete(Handle handle, String name) {
    handle.createUpdate("DELETE FROM users WHERE name = :name").bind("name", name).execute();
  }

  private static Row row(ResultSet rows) throws SQLException {
    byte[] totp = rows.getBytes("totp");
    long login = rows.getLong("login_at");
    Optional<Instant> loginAt =
        rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(login));
    return new Row(
        new User(
            rows.getString("name"),
            Role.valueOf(rows.getString("role")),
            totp != null,
            Instant.ofEpochMilli(rows.getLong("created_at")),
            Instant.ofEpochMilli(rows.getLong("password_at")),
            loginAt),
        rows.getString("password"),
        Optional.ofNullable(totp),
        rows.getLong("totp_step"));
  }
}
