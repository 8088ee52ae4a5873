package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final String ONE = "{\"version\":2,\"message\":{\"a\":\"}]{[\\\"\\\\\"}}";
  private static final String TWO = "{\"b\":[1,{\"c\":null}]}";

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\t", "\n\n\n"})
  void envelopesBackToBackAreToldApart(String between) {
    assertThat(read(between + ONE + between + TWO + between + ONE + between, 1 << 16))
        .containsExactly("T" + ONE, "T" + TWO, "T" + ONE);
  }

  @Test
  void anySplitOverReadsGivesTheSameEnvelopes() {
    String stream = ONE + TWO + "\nhello\n" + ONE + "\n" + TWO;
    List<String> whole = read(stream, 1 << 16);
    for (int size = 1; size < stream.length(); size++) {
      assertThat(read(pieces(stream, size), 1 << 16)).as("reads of %d", size).isEqualTo(whole);
    }
  }

  @Test
  void garbageEndsAtItsLineAndReadingGoesOn() {
    assertThat(read(ONE + "\nhello {\n" + TWO + "\n[1]\n" + ONE, 1 << 16))
        .containsExactly("T" + ONE, "Ghello {\n", "T" + TWO, "G[1]\n", "T" + ONE);
  }

  @Test
  void aTextThatBreaksOffInsideAStringEndsAtItsLine() {
    assertThat(read("{\"version\":2,\"message\":{\"NodeEv\n" + ONE, 1 << 16))
        .containsExactly("G{\"version\":2,\"message\":{\"NodeEv\n", "T" + ONE);
  }

  @Test
  void ofLongGarbageOnlyTheStartIsKept() {
    List<String> frames = read("x".repeat(5_000) + "\n" + ONE, 10_000);
    assertThat(frames).hasSize(2);
    assertThat(frames.getFirst()).isEqualTo("G" + "x".repeat(480));
  }

  @Test
  void garbageWithoutEndIsTooLarge() {
    assertThat(read(new Endless((byte) 'x'), 1 << 16))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("L");
  }

  @Test
  void anEnvelopeWithoutEndIsTooLarge() {
    InputStream input =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream("{\"a\":\"".getBytes(StandardCharsets.UTF_8)),
            new Endless((byte) 'x'));
    assertThat(read(input, 1 << 16)).hasSize(1).first().asString().startsWith("L");
  }

  @Test
  void theLimitIsExact() {
    String envelope = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(read(envelope + ONE, envelope.length())).containsExactly("T" + envelope, "T" + ONE);
    assertThat(read(envelope + ONE, envelope.length() - 1))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("L");
    assertThat(read(TWO, TWO.length())).containsExactly("T" + TWO);
    assertThat(read(TWO, TWO.length() - 1)).hasSize(1).first().asString().startsWith("L");
  }

  @Test
  void depthThirtyTwoIsReadAndThirtyThreeIsNot() {
    String deep = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
    String deeper = "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";
    assertThat(read(deep, 1 << 16)).containsExactly("T" + deep);
    assertThat(read(deeper, 1 << 16)).hasSize(1).first().asString().startsWith("L");
  }

  @Test
  void aReadTimeoutLosesNothing() throws IOException {
    FrameReader reader = new FrameReader(new TimingOut(ONE + TWO), 1 << 16);
    List<Frame> frames = new ArrayList<>();
    int timeouts = 0;
    while (true) {
      try {
        Frame frame = reader.next();
        if (frame instanceof Frame.End) {
          break;
        }
        frames.add(frame);
      } catch (SocketTimeoutException e) {
        timeouts++;
      }
    }
    assertThat(Streams.named(frames)).containsExactly("T" + ONE, "T" + TWO);
    assertThat(timeouts).isGreaterThan(10);
  }

  @Test
  void whatIsUnfinishedAtTheEndIsToldOf() {
    assertThat(read(ONE + "{\"a\":", 1 << 16)).containsExactly("T" + ONE, "G{\"a\":");
  }

  @Test
  void randomBytesNeverThrowOrLoop() {
    Random random = new Random(7);
    byte[] alphabet = "{}[]\"\\\n ax".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : alphabet[random.nextInt(alphabet.length)];
      }
      List<String> frames = read(new ByteArrayInputStream(bytes), 64);
      assertThat(frames.size()).isLessThanOrEqualTo(bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, FrameReader.LARGEST_MAX_BYTES + 1})
  void anUnusableLimitIsRefused(int limit) {
    assertThatThrownBy(() -> new FrameReader(InputStream.nullInputStream(), limit))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> read(String stream, int limit) {
    return read(Streams.of(stream), limit);
  }

  private static List<String> read(InputStream stream, int limit) {
    return Streams.named(Streams.frames(stream, limit));
  }

  private static InputStream pieces(String stream, int size) {
    return Streams.inPieces(stream.getBytes(StandardCharsets.UTF_8), at -> size);
  }

  private static final class Endless extends InputStream {
    private final byte value;

    Endless(byte value) {
      this.value = value;
    }

    @Override
    public int read() {
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, value);
      return length;
    }
  }

  /** Times out before each byte. */
  private static final class TimingOut extends InputStream {
    private final InputStream bytes;
    private boolean due = true;

    TimingOut(String text) {
      this.bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
      throw new IOException("not used");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      due = !due;
      if (!due) {
        throw new SocketTimeoutException("timed out");
      }
      return bytes.read(buffer, offset, 1);
    }
  }
}
