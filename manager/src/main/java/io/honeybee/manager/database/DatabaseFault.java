package io.honeybee.manager.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong in the database, as far as it matters to those who use it. */
public enum DatabaseFault {
  /** The statement or its values are at fault; trying again is of no use. */
  REFUSED,
  /** The disk is full, broken, slow or locked; it may get better. */
  UNAVAILABLE;

  private static final int PRIMARY_CODE = 0xFF;

  /**
   * Looks through the causes of an exception that came out of the database. In doubt it is the
   * database that is at fault, since whoever is told otherwise may give the data up.
   */
  public static DatabaseFault of(Throwable thrown) {
    return code(thrown)
        .map(
            code ->
                switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE)) {
                  case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_TOOBIG -> REFUSED;
                  default -> UNAVAILABLE;
                })
        .orElse(UNAVAILABLE);
  }

  /** One sentence for the operator about a file that cannot be opened. */
  static IOException explain(Path file, Exception thrown) {
    String cause =
        code(thrown)
            .map(
                code ->
                    switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE)) {
                      case SQLITE_NOTADB ->
                          " is no database; move it away or let store.file name another file";
                      case SQLITE_CORRUPT ->
                          " is damaged; put a backup in its place, or move it away to start empty";
                      case SQLITE_FULL -> " cannot be written: the disk is full";
                      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                          " cannot be opened for writing; check who owns it and its directory";
                      case SQLITE_BUSY, SQLITE_LOCKED ->
                          " is locked by another process; end what holds it and try again";
                      default -> " cannot be used: " + thrown.getMessage();
                    })
            .orElse(" cannot be used: " + thrown.getMessage());
    return new IOException("the store " + file + cause, thrown);
  }

  private static Optional<SQLiteErrorCode> code(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException e) {
        return Optional.of(e.getResultCode());
      }
    }
    return Optional.empty();
  }
}
