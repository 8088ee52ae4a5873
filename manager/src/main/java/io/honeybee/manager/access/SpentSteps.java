package io.honeybee.manager.access;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The TOTP steps whose codes a node may not use any more: those it used, and those of the future
 * that a refusal has told something about. Kept for three hours of steps behind the newest, which
 * outlasts any correction of the manager's clock that is not a disaster of its own.
 */
final class SpentSteps {
  private static final int KEPT_STEPS = 360;

  private final NavigableSet<Long> steps;

  private SpentSteps(NavigableSet<Long> steps) {
    this.steps = steps;
  }

  static SpentSteps parse(String text) {
    return new SpentSteps(
        Arrays.stream(text.split(" "))
            .filter(step -> !step.isEmpty())
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  boolean contains(long step) {
    return steps.contains(step);
  }

  SpentSteps with(long step) {
    NavigableSet<Long> more = new TreeSet<>(steps);
    more.add(step);
    return new SpentSteps(more.tailSet(more.last() - KEPT_STEPS, true));
  }

  /** As it lies in the database. */
  @Override
  public String toString() {
    return steps.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
