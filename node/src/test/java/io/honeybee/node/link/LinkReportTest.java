package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReportTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve(LinkReport.FILE);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheNodeWroteIsReadByAnother(LinkReport.State state) throws IOException {
    Instant before = Instant.now().minusSeconds(2);
    LinkReport.write(directory, state, "refused: \u00e9\u001b[2J");
    LinkReport report = LinkReport.read(directory).orElseThrow();
    assertThat(report.state()).isEqualTo(state);
    assertThat(report.text()).isEqualTo("refused: \u00e9\u001b[2J");
    assertThat(report.since()).isBetween(before, Instant.now().plusSeconds(2));
  }

  @Test
  void theTimeIsThatOfTheFileSoThatItTellsHowLongItIsSo() throws IOException {
    LinkReport.write(directory, LinkReport.State.TROUBLE, "x");
    Instant then = Instant.now().minus(Duration.ofHours(3));
    Files.setLastModifiedTime(file(), FileTime.from(then));
    assertThat(LinkReport.read(directory).orElseThrow().since())
        .isBetween(then.minusSeconds(1), then.plusSeconds(1));
  }

  @Test
  void aNodeThatSaidNothingOrForgotHasNoReport() throws IOException {
    assertThat(LinkReport.read(directory)).isEmpty();
    LinkReport.write(directory, LinkReport.State.WAITING, "x");
    LinkReport.forget(directory);
    assertThat(LinkReport.read(directory)).isEmpty();
    LinkReport.forget(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "registered", "no such state\ntext\n", "\n\n", "\u0000\ntext"})
  void whatIsNoReportIsNone(String content) throws IOException {
    Files.writeString(file(), content);
    assertThat(LinkReport.read(directory)).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAndFilesThatAreTooLongDoNoHarm() throws IOException {
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n', (byte) 0x80});
    assertThat(LinkReport.read(directory)).isEmpty();
    Files.write(file(), ("registered\n" + "x".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    assertThat(LinkReport.read(directory)).isEmpty();
  }
}
