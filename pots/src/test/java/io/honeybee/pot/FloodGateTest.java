package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodGateTest {
  private static final InetSocketAddress ONE = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress OTHER = new InetSocketAddress("192.0.2.2", 1);

  private Instant now = Instant.parse("2026-01-15T10:00:00Z");
  private final FloodGate gate = new FloodGate(10, 5, () -> now);

  @Test
  void oneSourceLeavesRoomForOthers() {
    for (int i = 0; i < 100; i++) {
      assertThat(gate.admits(ONE)).isEqualTo(i < 5);
    }
    assertThat(gate.admits(OTHER)).isTrue();
  }

  @Test
  void manySourcesTogetherAreBounded() {
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] address = {10, 0, (byte) (i >> 8), (byte) i};
      InetSocketAddress source = new InetSocketAddress(address(address), 1);
      admitted += gate.admits(source) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(10);
    FloodGate.Flood flood = gate.take(true).orElseThrow();
    assertThat(flood.requests()).isEqualTo(9_990);
    assertThat(flood.sources()).isLessThanOrEqualTo(2_000);
    assertThat(flood.top()).hasSize(10);
  }

  @Test
  void theSumIsTakenOnceAMinuteAndBeginsAnew() {
    for (int i = 0; i < 7; i++) {
      gate.admits(ONE);
    }
    gate.exceed(OTHER);
    assertThat(gate.take(false)).isEmpty();
    now = now.plus(Duration.ofSeconds(60));
    assertThat(gate.take(false))
        .hasValueSatisfying(
            flood -> {
              assertThat(flood.requests()).isEqualTo(3);
              assertThat(flood.sources()).isEqualTo(2);
              assertThat(flood.top()).isEqualTo(List.of("192.0.2.1 2", "192.0.2.2 1"));
              assertThat(flood.lasted()).hasSeconds(60);
            });
    assertThat(gate.admits(ONE)).isTrue();
    assertThat(gate.take(true)).isEmpty();
  }

  private static java.net.InetAddress address(byte[] bytes) {
    try {
      return java.net.InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
