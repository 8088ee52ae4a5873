package io.honeybee.runtime.journal;

/** Told of lost records. */
@FunctionalInterface
public interface LossListener {

  /**
   * Called by the journal's own thread, at most once a second for each cause; returns at once.
   *
   * @param records how many since the last call for this cause
   */
  void lost(LossCause cause, long records);
}
