package io.honeybee.bench.throughput;

import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param duration of each of the two parts
 * @param rate events a second in the second part; 0 for half of what the first part gave
 * @param profile whether both programs record where their time goes, which costs some of it
 * @param nodeOptions of the node's JVM, over those that it is always started with
 */
public record ThroughputSettings(
    Duration duration, int rate, boolean profile, List<String> nodeOptions) {
  public ThroughputSettings {
    nodeOptions = List.copyOf(nodeOptions);
  }
}
