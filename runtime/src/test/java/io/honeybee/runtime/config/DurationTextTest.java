package io.honeybee.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"30,PT30S", "0s,PT0S", "5m,PT5M", "2 h,PT2H", "' 90d ',PT2160H", "007 s,PT7S"})
  void numbersWithAndWithoutAUnitAreTimes(String text, Duration time) {
    assertThat(DurationText.read(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s",
        "-1s",
        "1.5h",
        "5M",
        "1h30m",
        "1234567890",
        "5 weeks",
        "٣s",
        "5\u001b[ms"
      })
  void anythingElseIsNone(String text) {
    assertThat(DurationText.read(text)).isEmpty();
  }

  @Test
  void mostThatCanBeWrittenIsATime() {
    assertThat(DurationText.read("999999999d")).contains(Duration.ofDays(999_999_999));
  }
}
