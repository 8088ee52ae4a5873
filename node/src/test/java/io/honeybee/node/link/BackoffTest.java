package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Dice that always show the same side. */
  private static RandomGenerator always(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble() {
        return value;
      }
    };
  }

  private static Backoff unlucky() {
    return new Backoff(FIRST, LONGEST, always(1));
  }

  @Test
  void theCeilingDoublesWithTheOutageUpToTheLongest() {
    Backoff backoff = unlucky();
    Duration outage = Duration.ZERO;
    for (int i = 0; i < 40; i++) {
      Duration delay = backoff.next();
      if (outage.compareTo(Duration.ofSeconds(10)) < 0) {
        assertThat(delay).isEqualTo(FIRST);
      } else if (outage.compareTo(Duration.ofSeconds(80)) < 0) {
        assertThat(delay).isBetween(FIRST, outage);
      } else {
        assertThat(delay).isEqualTo(LONGEST);
      }
      backoff.spent(delay);
      outage = outage.plus(delay);
    }
  }

  @Test
  void aManagerThatWasGoneForAMomentHasItsNodesBackWithinTheFirstDelay() {
    for (double dice : new double[] {0.01, 0.3, 0.7, 1}) {
      Backoff backoff = new Backoff(FIRST, LONGEST, always(dice));
      Duration outage = Duration.ZERO;
      while (outage.compareTo(Duration.ofSeconds(10)) < 0) {
        Duration delay = backoff.next();
        assertThat(delay).isLessThanOrEqualTo(FIRST);
        backoff.spent(delay);
        outage = outage.plus(delay);
      }
    }
  }

  @Test
  void jitterIsFull() {
    assertThat(new Backoff(FIRST, LONGEST, always(0)).next()).isEqualTo(Duration.ZERO);
    assertThat(new Backoff(FIRST, LONGEST, always(0.5)).next()).isEqualTo(FIRST.dividedBy(2));
  }

  @Test
  void aRefusalTakesNearlyTheLongestDelayAtOnce() {
    assertThat(new Backoff(FIRST, LONGEST, always(0)).afterRefusal())
        .isEqualTo(Duration.ofSeconds(48));
    assertThat(unlucky().afterRefusal()).isEqualTo(LONGEST);
  }

  @Test
  void aGoodConnectionMakesTheOutageForgotten() {
    Backoff backoff = unlucky();
    backoff.spent(Duration.ofHours(1));
    assertThat(backoff.next()).isEqualTo(LONGEST);
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(FIRST);
  }

  @Test
  void aConfiguredDelayOverTheLongestHolds() {
    Backoff backoff = new Backoff(Duration.ofHours(1), LONGEST, always(1));
    assertThat(backoff.next()).isEqualTo(Duration.ofHours(1));
  }
}
