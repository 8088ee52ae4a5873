package io.honeybee.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionRateTest {
  private static final InetAddress FLOOD = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

  private final AtomicLong nanos = new AtomicLong();

  private ConnectionRate rate(int all, int perSource) {
    return new ConnectionRate(all, perSource, nanos::get);
  }

  private static int admitted(ConnectionRate rate, InetAddress source, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += rate.tryAcquire(source) ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void aSourceGetsTwoSecondsWorthAtOnceAndThenItsRate() {
    ConnectionRate rate = rate(1_000, 5);
    assertThat(admitted(rate, FLOOD, 100)).isEqualTo(10);
    nanos.addAndGet(1_000_000_000L);
    assertThat(admitted(rate, FLOOD, 100)).isEqualTo(5);
    nanos.addAndGet(60_000_000_000L);
    assertThat(admitted(rate, FLOOD, 100)).isEqualTo(10);
  }

  @Test
  void whatAFloodIsRefusedIsLeftForOthers() {
    ConnectionRate rate = rate(10, 5);
    assertThat(admitted(rate, FLOOD, 100_000)).isEqualTo(10);
    nanos.addAndGet(1_000_000_000L);
    admitted(rate, FLOOD, 100_000);
    assertThat(admitted(rate, OTHER, 5)).isEqualTo(5);
  }

  @Test
  void allSourcesTogetherHaveARateToo() {
    ConnectionRate rate = rate(20, 20);
    int admitted = 0;
    for (int i = 1; i <= 200; i++) {
      admitted += rate.tryAcquire(InetAddress.ofLiteral("198.51.100." + i)) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(40);
  }

  @Test
  void oneIpv6NetworkIsOneSource() {
    ConnectionRate rate = rate(1_000, 1);
    int admitted = 0;
    for (int i = 1; i <= 50; i++) {
      admitted += rate.tryAcquire(InetAddress.ofLiteral("2001:db8::" + i)) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(2);
  }
}
