package io.honeybee.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/**
 * Takes any bytes as a stream of envelopes, in both directions. The build's {@code fuzz} profile
 * makes them up, starting from the seeds in the resources, for as long as it is told to; {@link
 * FuzzSeedsTest} runs the seeds alone.
 */
class WireFuzz {
  private static final int SMALL_LIMIT_BYTES = 256;
  private static final WireCodec CODEC = new WireCodec();

  @FuzzTest
  void anyBytesAreReadWithoutHarm(byte[] bytes) {
    readWithoutHarm(bytes);
  }

  static void readWithoutHarm(byte[] bytes) {
    List<Frame> frames = read(new ByteArrayInputStream(bytes), FrameReader.DEFAULT_MAX_BYTES);
    frames.forEach(frame -> check(frame, FrameReader.DEFAULT_MAX_BYTES));
    read(new ByteArrayInputStream(bytes), SMALL_LIMIT_BYTES)
        .forEach(frame -> check(frame, SMALL_LIMIT_BYTES));
    InputStream pieces = Streams.inPieces(bytes, at -> at % 7 + 1);
    require(
        Streams.named(read(pieces, FrameReader.DEFAULT_MAX_BYTES)).equals(Streams.named(frames)),
        "a split over reads changed what was read");
    decode(bytes);
  }

  private static List<Frame> read(InputStream stream, int limit) {
    List<Frame> frames = Streams.frames(stream, limit);
    for (int i = 0; i < frames.size() - 1; i++) {
      require(!(frames.get(i) instanceof Frame.TooLarge), "something came after a frame too large");
    }
    return frames;
  }

  private static void check(Frame frame, int limit) {
    switch (frame) {
      case Frame.Text(byte[] text) -> {
        require(text.length <= limit, "an envelope over the limit");
        decode(text);
      }
      case Frame.Garbage(byte[] start) -> require(start.length <= 480, "too much garbage kept");
      case Frame.TooLarge _, Frame.End _ -> {
        // Nothing to look at.
      }
    }
  }

  /** What was understood can be said again, and then means the same and has the same bytes. */
  private static void decode(byte[] text) {
    if (!(CODEC.decode(text) instanceof Decoded.Ok(Message message)) || isUnknown(message)) {
      return;
    }
    byte[] canonical = CODEC.encode(message);
    require(
        CODEC.decode(canonical) instanceof Decoded.Ok(Message again)
            && java.util.Arrays.equals(CODEC.encode(again), canonical),
        "the canonical form is not stable");
    if (message instanceof NodeMessage said) {
      ManagerDialect older = new ManagerDialect(CODEC, java.util.Set.of(), EventFormat.AUTO);
      older.line(said).ifPresent(line -> require(line.length <= 4_096, "a line too long to read"));
    }
  }

  private static boolean isUnknown(Message message) {
    return message instanceof NodeCommand(NodeId _, Command.Unknown _, String _);
  }

  private static void require(boolean held, String otherwise) {
    if (!held) {
      throw new AssertionError(otherwise);
    }
  }
}
