package io.honeybee.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Progress progress(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(new Console(stream, stream, false, terminal));
  }

  @Test
  void onATerminalOneLineIsWrittenOverAndGoesAway() {
    try (Progress progress = progress(true)) {
      progress.tell("one");
      progress.tell("two");
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[K");
  }

  @Test
  void elsewhereEachIsALineWithoutControlCharacters() {
    try (Progress progress = progress(false)) {
      progress.tell("one");
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("honeybee: one");
  }

  @Test
  void shortWorkSaysNothing() {
    try (Progress progress = progress(true)) {
      assertThat(progress.due()).isFalse();
    }
    assertThat(err.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, 1023 bytes",
    "1024, 1.0 KiB",
    "1536, 1.5 KiB",
    "1048575, 1.0 MiB",
    "268435456, 256.0 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void sizesAreWrittenForPeople(long bytes, String text) {
    assertThat(ByteSize.of(bytes)).isEqualTo(text);
  }
}
