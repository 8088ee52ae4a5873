package io.honeybee.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String HEADER = "{\"version\": 2, \"width\": 80, \"height\": 24}\n";

  @TempDir Path dir;

  private String cast(String content) throws IOException {
    return Files.writeString(dir.resolve("x.cast"), content).toString();
  }

  private CommandRun replay(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "replay";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(dir, all);
  }

  @Test
  void playsOutputWithItsColoursAndPutsTheTerminalInOrder() throws Exception {
    String file =
        cast(
            HEADER
                + """
                [0.0, "o", "\\u001b[31mred\\u001b]0;title\\u0007\\u001b[6n"]
                [1000000.0, "i", "typed"]
                [1000000.1, "o", " text\\r\\n"]
                """);

    CommandRun run = replay("--idle-limit", "0", "--speed", "1000", file);

    assertThat(run.code()).isZero();
    assertThat(run.out().strip()).isEqualTo("\u001b[31mred text\r\n" + TerminalFilter.RESET);
    assertThat(replay("--raw", "--idle-limit", "0", file).out()).contains("\u001b]0;title\u0007");
  }

  @Test
  void pausesAreThoseOfTheRecordingOverTheSpeed() throws Exception {
    String file =
        cast(
            HEADER
                + """
                [0.0, "o", "a"]
                [30.0, "o", "b"]
                """);

    long began = System.nanoTime();
    replay("--speed", "100", file);
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertThat(millis).isBetween(250L, 20_000L);
  }

  @Test
  void dumpsPlainText() throws Exception {
    String file = cast(HEADER + "[0.5, \"o\", \"\\u001b[1m$ ls\\r\\nx\\u001b[0m\\r\\n\"]\n");

    CommandRun run = replay("--dump", file);

    assertThat(run.out()).isEqualTo("$ ls\nx\n");
  }

  @Test
  void filesThatAreNoRecordingsAreSaidToBeNone() throws Exception {
    assertThat(replay("--dump", dir.resolve("absent").toString()))
        .matches(run -> run.code() == 2 && run.err().contains("absent does not exist"));
    assertThat(replay("--dump", dir.toString()))
        .matches(run -> run.code() == 2 && run.err().contains("is no file"));
    for (String content :
        new String[] {
          "",
          "text",
          "\u007fELF\u0000",
          "{\"version\": 1, \"stdout\": []}",
          "[]",
          "\"x\"",
          "x".repeat(2 << 20)
        }) {
      CommandRun run = replay("--dump", cast(content));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("x.cast is no recording");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aBrokenLineIsNamed() throws Exception {
    for (String line :
        new String[] {"[1, \"o\"", "[1, \"o\"]", "[\"1\", \"o\", \"x\"]", "{}", "[1, 2, 3]"}) {
      CommandRun run = replay("--dump", cast(HEADER + "[0, \"o\", \"shown\"]\n" + line + "\n"));
      assertThat(run.code()).as(line).isEqualTo(2);
      assertThat(run.out()).isEqualTo("shown");
      assertThat(run.err()).contains("line 3 ");
    }
  }

  @Test
  void optionsOutOfBoundsAreRefused() throws Exception {
    String file = cast(HEADER);
    assertThat(replay("--speed", "0", file).code()).isEqualTo(2);
    assertThat(replay("--speed", "NaN", file).code()).isEqualTo(2);
    assertThat(replay("--dump", "--raw", file).code()).isEqualTo(2);
    assertThat(replay().code()).isEqualTo(2);
  }

  @Test
  void bytesThatAreNoUtf8AreNoTrouble() throws Exception {
    Path file = dir.resolve("bytes.cast");
    Files.write(
        file, (HEADER + "[0, \"o\", \"a\u00ffb\"]\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(replay("--dump", file.toString()).out()).startsWith("a").endsWith("b");
  }
}
