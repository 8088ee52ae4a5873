package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22 | 22",
        "80, 443 | 80,443",
        " 8000 - 8003 ,22 | 8000-8003,22",
        "1-3,2-5 | 1-5",
        "0 | 0",
      })
  void listsAndRangesAreReadAndWritten(String text, String written) {
    Ports ports = Ports.parse(text);
    assertThat(ports).hasToString(written);
    assertThat(Ports.parse(written)).isEqualTo(ports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | neither a port nor a list",
        "http | neither a port nor a list",
        "1,,2 | neither a port nor a list",
        "70000 | outside 0..65535",
        "5-3 | ends before it begins",
        "1-65535 | at most 2000 ports",
      })
  void whatIsNoListIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> Ports.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anyFreePortIsNeverTheSame() {
    assertThat(Ports.of(0).overlaps(Ports.of(0))).isFalse();
    assertThat(Ports.parse("20-30").overlaps(Ports.parse("30-40"))).isTrue();
    assertThat(Ports.parse("20-30").overlaps(Ports.parse("31-40"))).isFalse();
  }
}
