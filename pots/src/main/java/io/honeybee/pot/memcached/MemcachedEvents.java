package io.honeybee.pot.memcached;

import io.honeybee.capture.Capture;
import io.honeybee.capture.Captured;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one session's values and reports what it does. Thread rule: the connection's own thread.
 */
final class MemcachedEvents {
  private static final int HELD_BYTES = 65_536;
  private static final int CAPTURED_FROM_BYTES = 1_024;
  private static final int PIECE = 8_192;

  private final TcpSession session;

  MemcachedEvents(TcpSession session) {
    this.session = session;
  }

  /** A command in the words of the text protocol. */
  void command(String line, @Nullable Payload payload) {
    EventFields fields =
        new EventFields().text(EventField.INPUT.name(), latin1(line), EventFields.MAX_INPUT_BYTES);
    if (payload != null) {
      fields.text(EventField.DATA.name(), latin1(payload.content()));
    }
    session.events().report(EventType.COMMAND_INPUT.verb(), fields);
  }

  void written(String key, Payload payload) {
    Captured whole = payload.whole();
    if (whole == null && payload.content().length() >= CAPTURED_FROM_BYTES) {
      whole = session.context().captures().keep(latin1(payload.content()));
    }
    if (whole != null) {
      session
          .events()
          .report(
              MemcachedPotType.VALUE_CAPTURED.verb(),
              new EventFields().text(MemcachedPotType.KEY.name(), latin1(key)).captured(whole));
    }
  }

  /** Reads a value of any length; what is more than can be held goes to the capture store. */
  Payload read(long length) throws IOException {
    byte[] head = session.in().exactly(Math.min(length, HELD_BYTES), HELD_BYTES);
    String content = new String(head, StandardCharsets.ISO_8859_1);
    if (length <= HELD_BYTES) {
      return new Payload(content, null);
    }
    try (Capture capture = session.context().captures().begin(session.source())) {
      capture.write(head);
      long left = length - head.length;
      while (left > 0) {
        byte[] piece = session.in().next((int) Math.min(left, PIECE));
        if (piece.length == 0) {
          throw new EOFException("the peer closed " + left + " bytes early");
        }
        capture.write(piece);
        left -= piece.length;
      }
      return new Payload(content, capture.finish());
    }
  }

  static byte[] latin1(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
