package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines and what they print, from {@code cases.txt} for the server and {@code router-cases.txt} for
 * the router, written by hand, and {@code debian-cases.txt}, recorded on one: {@code $ line}, then
 * the output, as a real Debian or BusyBox prints it; {@code ? code} when the exit code is not 0.
 */
class ShellCasesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void printsWhatDebianPrints(String line, String expected, int status) throws IOException {
    ShellFixture shell = new ShellFixture();
    assertThat(shell.run(line)).isEqualTo(expected);
    assertThat(shell.status).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routerCases")
  void printsWhatBusyBoxPrints(String line, String expected, int status) throws IOException {
    ShellFixture shell = ShellFixture.router();
    assertThat(shell.run(line)).isEqualTo(expected);
    assertThat(shell.status).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordedCases")
  void printsWhatWasRecordedOnDebian(String line, String expected, int status) throws IOException {
    ShellFixture shell = new ShellFixture();
    assertThat(shell.run(line)).isEqualTo(expected);
    assertThat(shell.status).isEqualTo(status);
  }

  static Stream<Arguments> recordedCases() throws IOException {
    return read("debian-cases.txt");
  }

  static Stream<Arguments> cases() throws IOException {
    return read("cases.txt");
  }

  static Stream<Arguments> routerCases() throws IOException {
    return read("router-cases.txt");
  }

  private static Stream<Arguments> read(String file) throws IOException {
    List<Arguments> cases = new ArrayList<>();
    try (InputStream in = ShellCasesTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      for (String each : text.split("(?m)^\\$ ", -1)) {
        if (each.isBlank() || each.startsWith("#")) {
          continue;
        }
        int end = each.indexOf('\n');
        String output = each.substring(end + 1);
        int status = 0;
        if (output.matches("(?s).*(^|\\n)\\? \\d+\\n$")) {
          int mark = output.lastIndexOf("? ");
          status = Integer.parseInt(output.substring(mark + 2).strip());
          output = output.substring(0, mark);
        }
        String line = each.substring(0, end).replace("\\\\n", "\n");
        cases.add(Arguments.of(line, output, status));
      }
    }
    return cases.stream();
  }
}
