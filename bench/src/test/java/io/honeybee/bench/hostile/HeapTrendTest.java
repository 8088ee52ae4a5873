package io.honeybee.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeapTrendTest {
  private static final long MIB = 1L << 20;

  @Test
  void warmingUpIsNoGrowth() {
    assertThat(trend(10, 40, 50, 50, 51, 50, 51, 50, 51).isFlat()).isTrue();
  }

  @Test
  void openSessionsAreNoGrowth() {
    assertThat(trend(50, 50, 50, 50, 90, 60, 90, 53, 200).isFlat()).isTrue();
  }

  @Test
  void steadyGrowthIsSeen() {
    assertThat(trend(10, 20, 30, 40, 50, 60, 70, 80, 90).isFlat()).isFalse();
  }

  @Test
  void aRisingFloorIsSeenUnderWhatRisesAndFalls() {
    assertThat(trend(50, 90, 50, 52, 90, 54, 90, 62, 90).isFlat()).isFalse();
  }

  @Test
  void tooFewSamplesSayNothing() {
    assertThat(trend(50, 50).isFlat()).isFalse();
  }

  private static HeapTrend trend(long... mib) {
    return new HeapTrend(LongStream.of(mib).map(sample -> sample * MIB).boxed().toList(), 4 * MIB);
  }
}
