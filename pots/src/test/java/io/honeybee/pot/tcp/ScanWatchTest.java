package io.honeybee.pot.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanWatchTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress OTHER = InetAddress.ofLiteral("2001:db8::1");
  private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

  private final ScanWatch watch = new ScanWatch(3, Duration.ofSeconds(60));

  @Test
  void differentPortsOfOneSourceAreAScan() {
    assertThat(watch.note(ONE, 1, START)).isEmpty();
    assertThat(watch.note(ONE, 2, START)).isEmpty();
    assertThat(watch.note(OTHER, 3, START)).isEmpty();
    assertThat(watch.note(ONE, 3, START)).hasValue(List.of(1, 2, 3));
  }

  @Test
  void onePortManyTimesIsNone() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(watch.note(ONE, 1 + i % 2, START)).isEmpty();
    }
  }

  @Test
  void portsTriedSlowlyAreNone() {
    for (int i = 0; i < 100; i++) {
      assertThat(watch.note(ONE, i, START.plusSeconds(40L * i))).isEmpty();
    }
  }

  @Test
  void aScanIsToldAgainOnlyAfterARest() {
    for (int i = 0; i < 3; i++) {
      watch.note(ONE, i, START);
    }
    for (int i = 0; i < 500; i++) {
      assertThat(watch.note(ONE, i, START.plusSeconds(i))).isEmpty();
    }
    Instant later = START.plusSeconds(600);
    watch.note(ONE, 1, later);
    watch.note(ONE, 2, later);
    assertThat(watch.note(ONE, 3, later)).isPresent();
  }
}
