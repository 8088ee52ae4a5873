package io.honeybee.manager.access;

import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What operators did: append-only, durable when {@link #record} returns.
 *
 * <p>Strangers can fill no disk with failed logins: {@value #STRANGERS_A_MINUTE} a minute are
 * written each for itself, the others are counted and told by the next one.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class AuditLog {
  public static final int MAX_PAGE = 1_000;
  static final int STRANGERS_A_MINUTE = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource clock;
  private Instant minute = Instant.EPOCH;
  private int inMinute;
  private long untold;

  public AuditLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An operator's act. */
  public void record(Actor actor, String act, String target, Outcome outcome, String detail) {
    Instant now = clock.instant();
    database.write(
        handle -> {
          AuditTable.add(handle, now, actor, act, target, outcome, detail);
          return true;
        });
  }

  /** What somebody tried who is not signed in, and was refused. */
  void recordStranger(Actor actor, String act, String target, String detail) {
    Instant now = clock.instant();
    long before;
    synchronized (this) {
      if (!now.isBefore(minute.plus(MINUTE)) || now.isBefore(minute)) {
        minute = now;
        inMinute = 0;
      }
      if (inMinute >= STRANGERS_A_MINUTE) {
        untold++;
        return;
      }
      inMinute++;
      before = untold;
      untold = 0;
    }
    String more = before == 0 ? "" : "; before it " + before + " more that are not listed";
    record(actor, act, target, Outcome.REFUSED, detail + more);
  }

  /**
   * Newest first.
   *
   * @param before a position; {@link Long#MAX_VALUE} to begin
   * @param limit at most {@value #MAX_PAGE}
   */
  public List<AuditEntry> page(long before, int limit) {
    return database.read(handle -> AuditTable.before(handle, before, Math.min(limit, MAX_PAGE)));
  }
}
