package io.honeybee.node.link;

import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.Frame;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.text.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the manager says, message by message. What cannot be read is logged and skipped, until it is
 * too much.
 *
 * <p>Thread rule: belongs to one thread.
 */
final class MessageStream {
  private static final Logger LOG = LoggerFactory.getLogger(MessageStream.class);
  private static final int MAX_MALFORMED_IN_A_ROW = 10;
  private static final int SHOWN_CHARS = 120;

  /** The first byte of a TLS alert record. */
  private static final byte TLS_ALERT = 0x15;

  private final FrameReader frames;
  private final WireCodec codec;
  private int malformedInARow;

  MessageStream(InputStream input, WireCodec codec) {
    this.frames = new FrameReader(input, FrameReader.DEFAULT_MAX_BYTES);
    this.codec = codec;
  }

  /** What {@link #next} gives. */
  sealed interface Said {
    record Understood(ManagerMessage message) implements Said {}

    /**
     * A message of this version that breaks its rules.
     *
     * @param reason printable
     */
    record Broken(String reason) implements Said {}
  }

  /**
   * The next message; blocks for it.
   *
   * @throws IOException when there will be none; the message says why
   */
  Said next() throws IOException {
    while (true) {
      Optional<Said> said =
          switch (frames.next()) {
            case Frame.Text(byte[] bytes) -> read(bytes);
            case Frame.Garbage(byte[] start) -> malformed(start);
            case Frame.TooLarge(String reason) ->
                throw new IOException("the manager sent " + reason);
            case Frame.End() -> throw new EOFException("the manager closed the connection");
          };
      if (said.isPresent()) {
        return said.get();
      }
    }
  }

  private Optional<Said> read(byte[] bytes) throws IOException {
    Decoded decoded = codec.decode(bytes);
    if (!(decoded instanceof Decoded.Malformed)) {
      malformedInARow = 0;
    }
    return switch (decoded) {
      case Decoded.Ok(ManagerMessage message) -> Optional.of(new Said.Understood(message));
      case Decoded.Ok(var message) -> skip(message.getClass().getSimpleName());
      case Decoded.UnknownMessage(String name) -> skip(name);
      case Decoded.UnknownPotStatus status -> skip("PotStatusUpdate");
      case Decoded.Invalid(String reason) ->
          Optional.of(new Said.Broken(Printable.escape(reason, SHOWN_CHARS)));
      case Decoded.Malformed _ -> malformed(bytes);
      case Decoded.OtherVersion(long version) -> throw otherVersion(version);
    };
  }

  private static Optional<Said> skip(String name) {
    LOG.info(
        "Skipped a message of the manager that a node has no use for: {}",
        Printable.escape(name, SHOWN_CHARS));
    return Optional.empty();
  }

  private Optional<Said> malformed(byte[] start) throws IOException {
    if (start.length > 0 && start[0] == TLS_ALERT) {
      throw ConnectTrouble.speaksTls();
    }
    LOG.warn(
        "The manager sent what is no message: {}",
        Printable.escape(new String(start, StandardCharsets.UTF_8), SHOWN_CHARS));
    if (++malformedInARow >= MAX_MALFORMED_IN_A_ROW) {
      throw new IOException(
          "the manager sent " + MAX_MALFORMED_IN_A_ROW + " pieces in a row that are no messages");
    }
    return Optional.empty();
  }

  private static IOException otherVersion(long version) {
    return new IOException(
        "the manager speaks version "
            + (version < 0 ? "(none)" : version)
            + " of the protocol and this node version "
            + WireCodec.VERSION
            + "; run the same release on both sides");
  }
}
