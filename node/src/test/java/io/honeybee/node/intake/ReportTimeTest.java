package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReportTimeTest {

  private static JsonNode json(String value) throws BadLine {
    return new LineJson().read("{\"t\":" + value + "}").path("t");
  }

  @ParameterizedTest
  @CsvSource({
    // With a zone.
    "2026-01-15T10:30:00Z, 2026-01-15T10:30:00Z",
    "2026-01-15T10:30:00.123456Z, 2026-01-15T10:30:00.123Z",
    "2026-01-15T10:30:00.1+02:00, 2026-01-15T08:30:00.100Z",
    "2026-01-15 10:30:00.999999999-0530, 2026-01-15T16:00:00.999Z",
    "2026-01-15T10:30:00+02, 2026-01-15T08:30:00Z",
    "2026-01-15t10:30:00z, 2026-01-15T10:30:00Z",
    "2026-01-15 10:30:00 UTC, 2026-01-15T10:30:00Z",
    "2026-01-15T10:30Z, 2026-01-15T10:30:00Z",
    // Without one it is UTC.
    "2026-01-15T10:30:00, 2026-01-15T10:30:00Z",
    "2026-01-15 10:30:00.5, 2026-01-15T10:30:00.500Z",
    "1970-01-01T00:00:00, 1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    // Numbers written as text.
    "1768473000, 2026-01-15T10:30:00Z",
    "1768473000.25, 2026-01-15T10:30:00.250Z",
    "1768473000123, 2026-01-15T10:30:00.123Z"
  })
  void textsAreRead(String text, Instant instant) throws BadLine {
    assertThat(ReportTime.of(json('"' + text + '"'))).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1768473000, 2026-01-15T10:30:00Z",
    "1768473000.123456, 2026-01-15T10:30:00.123Z",
    "1768473000.9999, 2026-01-15T10:30:00.999Z",
    "1.768473e9, 2026-01-15T10:30:00Z",
    "1768473000123, 2026-01-15T10:30:00.123Z",
    "1768473000123.9, 2026-01-15T10:30:00.123Z",
    "253402300799.999, 9999-12-31T23:59:59.999Z",
    "253402300800, 1978-01-11T21:31:40.800Z",
    "253402300799999, 9999-12-31T23:59:59.999Z",
    "0.0000000000000000000000000000000000001, 1970-01-01T00:00:00Z"
  })
  void numbersAreSecondsOrMilliseconds(String number, Instant instant) throws BadLine {
    assertThat(ReportTime.of(json(number))).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-0.001",
        "253402300800000",
        "1768473000123456",
        "99999999999999999999999999",
        "1e30",
        "1e9999",
        "\"1969-12-31T23:59:59.999Z\"",
        "\"1970-01-01T00:00:00+00:01\"",
        "\"9999-12-31T23:59:59-00:01\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"-5\""
      })
  void timesBefore1970AndAfter9999AreRefused(String value) {
    assertThatThrownBy(() -> ReportTime.of(json(value)))
        .isInstanceOf(BadLine.class)
        .hasMessage("its timestamp lies outside the years 1970 to 9999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-01-15\"",
        "\"2026-13-15T10:30:00Z\"",
        "\"2026-02-30T10:30:00Z\"",
        "\"2026-01-15T25:30:00Z\"",
        "\"2026-01-15T10:30:00+19:00\"",
        "\"2026-01-15T10:30:00Z trailing\"",
        "\"12026-01-15T10:30:00Z\"",
        "\"\u0662026-01-15T10:30:00Z\"",
        "\"1e9\"",
        "1e-9999",
        "1e99999999999"
      })
  void whatIsNoTimeIsRefused(String value) {
    assertThatThrownBy(() -> ReportTime.of(json(value)))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining("neither ISO 8601 nor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "[]", "{}"})
  void otherValuesAreRefused(String value) {
    assertThatThrownBy(() -> ReportTime.of(json(value)))
        .hasMessage("its timestamp is neither a text nor a number");
  }
}
