package io.honeybee.manager.access;

import java.time.Instant;

/**
 * One act. {@code actor} and {@code target} may hold what a stranger typed.
 *
 * @param position grows with each entry, and is a cursor
 * @param source the address it came from; empty for a terminal
 */
public record AuditEntry(
    long position,
    Instant at,
    String actor,
    String source,
    String act,
    String target,
    Outcome outcome,
    String detail) {

  /** How it ended. */
  public enum Outcome {
    OK,
    /** It was not allowed. */
    REFUSED,
    /** It was allowed and did not work. */
    FAILED
  }
}
