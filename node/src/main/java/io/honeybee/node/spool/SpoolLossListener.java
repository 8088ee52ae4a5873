package io.honeybee.node.spool;

/** Told of events that were seen and are lost, so that the manager can be told. */
@FunctionalInterface
public interface SpoolLossListener {

  /**
   * Returns at once and throws nothing.
   *
   * @param events how many since the last call for this cause, exactly
   * @param cause one clause for the operator, such as {@code the spool reached spool.max_size}
   */
  void lost(long events, String cause);
}
