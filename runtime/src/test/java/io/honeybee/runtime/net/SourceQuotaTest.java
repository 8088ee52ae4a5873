package io.honeybee.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SourceQuotaTest {
  private final SourceQuota quota = new SourceQuota(4, 2);

  private boolean acquire(String address) {
    return quota.tryAcquire(InetAddress.ofLiteral(address));
  }

  private void release(String address) {
    quota.release(InetAddress.ofLiteral(address));
  }

  @Test
  void eachIpv4AddressIsASourceOfItsOwn() {
    assertThat(acquire("192.0.2.1")).isTrue();
    assertThat(acquire("192.0.2.1")).isTrue();
    assertThat(acquire("192.0.2.1")).isFalse();
    assertThat(acquire("192.0.2.2")).isTrue();
  }

  @Test
  void allAddressesOfAnIpv6NetworkAreOneSource() {
    assertThat(acquire("2001:db8:0:1::1")).isTrue();
    assertThat(acquire("2001:db8:0:1:ffff::2")).isTrue();
    assertThat(acquire("2001:db8:0:1::3")).isFalse();
    assertThat(acquire("2001:db8:0:2::1")).isTrue();
    release("2001:db8:0:1::1");
    assertThat(acquire("2001:db8:0:1::3")).isTrue();
  }

  @Test
  void theTotalCountsAllSources() {
    for (int i = 1; i <= 4; i++) {
      assertThat(acquire("192.0.2." + i)).isTrue();
    }
    assertThat(acquire("192.0.2.9")).isFalse();
    release("192.0.2.1");
    assertThat(quota.total()).isEqualTo(3);
    assertThat(acquire("192.0.2.9")).isTrue();
  }

  @Test
  void whatWasNotTakenCannotBeGivenBack() {
    assertThatThrownBy(() -> release("192.0.2.1")).isInstanceOf(IllegalStateException.class);
    assertThat(quota.total()).isZero();
  }
}
