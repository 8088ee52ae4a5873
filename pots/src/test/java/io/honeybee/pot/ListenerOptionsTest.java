package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.net.ProxyTrust;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerOptionsTest {

  @Test
  void absentOnesHaveTheDefaults() throws InvalidOptionException {
    ListenerOptions options = ListenerOptions.read(Map.of());
    assertThat(options.limits()).isEqualTo(PotLimits.DEFAULT);
    assertThat(options.access().proxies()).isEqualTo(ProxyTrust.NOBODY);
    assertThat(options.access().newPerSecondPerSource()).isEqualTo(200);
  }

  @Test
  void allOfThemAreRead() throws InvalidOptionException {
    Map<String, String> set = new HashMap<>();
    set.put("max_sessions", "10");
    set.put("max_sessions_per_source", "5");
    set.put("max_session_seconds", "60");
    set.put("max_idle_seconds", "7");
    set.put("max_session_bytes", "2048");
    set.put("new_per_second", "3");
    set.put("new_per_second_per_source", "2");
    set.put("proxy_from", "10.0.0.0/8, 2001:db8::1");
    ListenerOptions options = ListenerOptions.read(set);
    assertThat(options.limits())
        .isEqualTo(new PotLimits(10, 5, Duration.ofMinutes(1), Duration.ofSeconds(7), 2048));
    assertThat(options.access().newPerSecond()).isEqualTo(3);
    assertThat(options.access().proxies().includes(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
    assertThat(options.access().proxies().includes(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(options.access().proxies().includes(InetAddress.ofLiteral("11.1.2.3"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "max_sessions, 0",
    "max_sessions, many",
    "max_session_seconds, 86401",
    "max_session_bytes, 1",
    "new_per_second, -1",
    "proxy_from, proxy.example.org",
  })
  void aBadValueIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> ListenerOptions.read(Map.of(name, value)))
        .isInstanceOf(InvalidOptionException.class)
        .extracting(e -> ((InvalidOptionException) e).option())
        .isEqualTo(name);
  }
}
