package io.honeybee.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Streams to read envelopes from. */
final class Streams {
  private Streams() {}

  static InputStream of(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Gives the bytes in pieces.
   *
   * @param pieceBytes the size of the piece that begins at an offset
   */
  static InputStream inPieces(byte[] bytes, IntUnaryOperator pieceBytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        int piece = Math.max(1, pieceBytes.applyAsInt(pos));
        return super.read(buffer, offset, Math.min(piece, length));
      }
    };
  }

  /** All frames of a stream but the last one, which is its end. */
  static List<Frame> frames(InputStream stream, int maxBytes) {
    FrameReader reader = new FrameReader(stream, maxBytes);
    List<Frame> frames = new ArrayList<>();
    try {
      for (Frame frame = reader.next(); !(frame instanceof Frame.End); frame = reader.next()) {
        frames.add(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frames;
  }

  /** {@code T} and an envelope, {@code G} and garbage, {@code L} and what is too large. */
  static List<String> named(List<Frame> frames) {
    return frames.stream().map(Streams::name).toList();
  }

  private static String name(Frame frame) {
    return switch (frame) {
      case Frame.Text text -> "T" + new String(text.bytes(), StandardCharsets.UTF_8);
      case Frame.Garbage garbage -> "G" + new String(garbage.start(), StandardCharsets.UTF_8);
      case Frame.TooLarge(String reason) -> "L" + reason;
      case Frame.End _ -> "E";
    };
  }

  /** The envelopes among the frames that hold a message, in order. */
  static List<String> messages(List<Frame> frames, WireCodec codec) {
    List<String> messages = new ArrayList<>();
    for (Frame frame : frames) {
      if (frame instanceof Frame.Text text && codec.decode(text.bytes()) instanceof Decoded.Ok) {
        messages.add(new String(text.bytes(), StandardCharsets.UTF_8));
      }
    }
    return messages;
  }
}
