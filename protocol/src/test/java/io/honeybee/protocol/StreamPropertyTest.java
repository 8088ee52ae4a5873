package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.hostile.MutatedTraffic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every stream, whoever wrote it. */
class StreamPropertyTest {
  private static final WireCodec CODEC = new WireCodec();

  @Property(tries = 500)
  void anySplitOrJoinOfEnvelopesGivesTheSameMessages(
      @ForAll("manyMessages") List<Message> messages,
      @ForAll("whiteSpace") String between,
      @ForAll long seed) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (Message message : messages) {
      stream.writeBytes(CODEC.encode(message));
      stream.writeBytes(between.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    Random random = new Random(seed);
    InputStream pieces =
        Streams.inPieces(
            stream.toByteArray(), at -> random.nextInt(1, random.nextBoolean() ? 4 : 3_000));
    List<Frame> frames = Streams.frames(pieces, FrameReader.LARGEST_MAX_BYTES);
    assertThat(frames.stream().map(frame -> CODEC.decode(((Frame.Text) frame).bytes())))
        .isEqualTo(messages.stream().map(Decoded.Ok::new).map(ok -> (Decoded) ok).toList());
  }

  @Property(tries = 2_000)
  void howMutatedBytesAreSplitOverReadsChangesNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9_000) int limit) {
    byte[] bytes = mutated(seed);
    List<String> whole = Streams.named(Streams.frames(new ByteArrayInputStream(bytes), limit));
    Random random = new Random(seed);
    InputStream pieces = Streams.inPieces(bytes, at -> random.nextInt(1, 700));
    assertThat(Streams.named(Streams.frames(pieces, limit))).isEqualTo(whole);
  }

  @Property(tries = 1_500)
  void mutatedBytesNeitherThrowNorLoopNorTakeMoreThanTheLimit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9_000) int limit) throws IOException {
    survives(mutated(seed), limit);
  }

  @Property(tries = 2_000)
  void randomBytesNeitherThrowNorLoopNorTakeMoreThanTheLimit(
      @ForAll @Size(max = 400) byte[] bytes, @ForAll @IntRange(min = 1, max = 500) int limit)
      throws IOException {
    survives(bytes, limit);
  }

  @Property(tries = 2_000)
  void randomStructureNeitherThrowsNorLoopsNorTakesMoreThanTheLimit(
      @ForAll("structure") String text, @ForAll @IntRange(min = 1, max = 500) int limit)
      throws IOException {
    survives(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), limit);
  }

  /** Every byte comes out in at most one frame, so whoever counts frames sees an end. */
  private static void survives(byte[] bytes, int limit) throws IOException {
    Watched input = new Watched(bytes);
    FrameReader reader = new FrameReader(input, limit);
    int frames = 0;
    boolean ended = false;
    while (!ended) {
      switch (reader.next()) {
        case Frame.Text(byte[] text) -> {
          assertThat(text.length).isLessThanOrEqualTo(limit);
          assertThat(CODEC.decode(text)).isNotNull();
        }
        case Frame.Garbage(byte[] start) -> assertThat(start.length).isBetween(1, 480);
        case Frame.TooLarge _ -> assertThat(reader.next()).isInstanceOf(Frame.End.class);
        case Frame.End _ -> ended = true;
      }
      assertThat(++frames).isLessThanOrEqualTo(bytes.length + 2);
    }
    assertThat(CODEC.decode(bytes)).isNotNull();
    assertThat(input.largestBuffer).isLessThanOrEqualTo(limit + 16 * 1024);
  }

  private static byte[] mutated(long seed) {
    MutatedTraffic traffic = new MutatedTraffic(Vectors.messages(), new Random(seed));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      bytes.writeBytes(traffic.next().bytes());
    }
    return bytes.toByteArray();
  }

  @Provide
  Arbitrary<List<Message>> manyMessages() {
    return AnyMessage.any().list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> whiteSpace() {
    return Arbitraries.of("", "\n", "\r\n", " ", "\n\n", "\t \n");
  }

  @Provide
  Arbitrary<String> structure() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\n",
            ",",
            ":",
            " ",
            "1",
            "true",
            "\"a\"",
            "\"a\":",
            "\u0153",
            "{\"version\":2,\"message\":",
            "\"NodeDrop\"",
            "{\"version\":2,\"message\":\"NodeDrop\"}")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /** Sees the reader's buffer. */
  private static final class Watched extends ByteArrayInputStream {
    private int largestBuffer;

    Watched(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      assertThat(length).isPositive();
      largestBuffer = Math.max(largestBuffer, buffer.length);
      return super.read(buffer, offset, length);
    }
  }
}
