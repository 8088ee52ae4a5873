package io.honeybee.pot;

/** Takes what pots see. Safe for use by any thread. */
@FunctionalInterface
public interface ObservationSink {

  /**
   * Returns once the observation is safe on disk, or counted as lost. Blocks for that long; never
   * throws.
   */
  void accept(Observation observation);
}
