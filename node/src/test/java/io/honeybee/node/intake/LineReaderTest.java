package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  private static final int MAX = LineReader.MAX_LINE_BYTES;

  /** Gives at most so many bytes at once. */
  private static InputStream inPieces(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, most));
      }
    };
  }

  private static String show(LineReader.Line line) {
    String text =
        new String(line.buffer(), line.offset(), line.length(), StandardCharsets.ISO_8859_1);
    return (line.tooLong() ? "too long: " : "") + text;
  }

  private static List<String> lines(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (reader.fill()) {
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(show(line));
      }
    }
    LineReader.Line last = reader.last();
    if (last != null) {
      lines.add(show(last));
    }
    return lines;
  }

  private static List<String> lines(String text, int piece) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return lines(new LineReader(inPieces(bytes, piece), MAX));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  void linesAreTheSameHoweverTheyAreSplitOrJoined(int piece) throws IOException {
    assertThat(lines("a\nbcd\r\n\n\re\r\nlast", piece))
        .containsExactly("a", "bcd", "", "\re", "last");
    assertThat(lines("", piece)).isEmpty();
    assertThat(lines("\n", piece)).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 4_096, 65_536, 1_000_000})
  void theLimitIsExactAndWhatIsOverItCostsNoOtherLine(int piece) throws IOException {
    String full = "x".repeat(MAX);
    String over = "y".repeat(MAX + 1);
    String far = "z".repeat(300_000);
    List<String> lines =
        lines(
            String.join("\n", full, over, "a", far, full + "\r", far, "b", over + "\r", over),
            piece);
    assertThat(lines)
        .containsExactly(
            full,
            "too long: " + "y".repeat(MAX),
            "a",
            "too long: " + "z".repeat(MAX),
            full,
            "too long: " + "z".repeat(MAX),
            "b",
            "too long: " + "y".repeat(MAX),
            "too long: " + "y".repeat(MAX));
  }

  @Test
  void aSmallLimitHoldsUntilFullLinesAreAllowed() throws IOException {
    byte[] bytes = ("short\n" + "x".repeat(3_000) + "\n").getBytes(StandardCharsets.UTF_8);
    LineReader reader = new LineReader(inPieces(bytes, 6), 10);
    assertThat(reader.fill()).isTrue();
    assertThat(show(java.util.Objects.requireNonNull(reader.next()))).isEqualTo("short");
    reader.allowFullLines();
    assertThat(lines(reader)).containsExactly("x".repeat(3_000));
    assertThat(
            lines(
                new LineReader(inPieces("x".repeat(13).getBytes(StandardCharsets.UTF_8), 99), 10)))
        .containsExactly("too long: " + "x".repeat(10));
  }

  @Test
  void anyStreamComesOutAsItWentIn() throws IOException {
    Random random = new Random(42);
    for (int round = 0; round < 30; round++) {
      List<String> sent = new ArrayList<>();
      for (int i = random.nextInt(60); i >= 0; i--) {
        char[] line = new char[random.nextInt(10) == 0 ? random.nextInt(MAX) : random.nextInt(200)];
        Arrays.fill(line, (char) ('a' + random.nextInt(26)));
        sent.add(new String(line));
      }
      assertThat(lines(String.join("\n", sent) + "\n", 1 + random.nextInt(9_000))).isEqualTo(sent);
    }
  }
}
