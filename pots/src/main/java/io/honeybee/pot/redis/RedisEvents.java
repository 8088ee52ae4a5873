package io.honeybee.pot.redis;

import io.honeybee.capture.CaptureStore;
import io.honeybee.capture.Captured;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Reports what one client does. Thread rule: the connection's own thread. */
final class RedisEvents {
  private static final int CAPTURED_FROM_BYTES = 1_024;
  private static final Set<String> CREDENTIALS = Set.of("auth", "hello");

  private final SessionEvents events;
  private final CaptureStore captures;

  RedisEvents(SessionEvents events, CaptureStore captures) {
    this.events = events;
    this.captures = captures;
  }

  SessionEvents session() {
    return events;
  }

  /** A command; AUTH is told as a login instead, and HELLO too when it has one. */
  void command(Request request) {
    String name = request.arguments().getFirst().toLowerCase(Locale.ROOT);
    if ((CREDENTIALS.contains(name) && request.arguments().size() > 2)
        || (name.equals("auth") && request.arguments().size() == 2)) {
      return;
    }
    String line = Inline.join(request.arguments(), EventFields.MAX_INPUT_BYTES);
    EventFields fields =
        new EventFields().text(EventField.INPUT.name(), latin1(line), EventFields.MAX_INPUT_BYTES);
    events.report(
        EventType.COMMAND_INPUT.verb(), request.large().isEmpty() ? fields : fields.cut());
  }

  /** A value that was written; kept when it is large or an attack's. */
  void written(String key, Request request, int index) {
    String value = request.arguments().get(index);
    Captured large = request.large().get(index);
    if (large != null) {
      captured(key, large);
    } else if (value.length() >= CAPTURED_FROM_BYTES || Payload.of(value).isPresent()) {
      captured(key, captures.keep(latin1(value)));
    }
  }

  private void captured(String key, Captured value) {
    events.report(
        RedisPotType.VALUE_CAPTURED.verb(),
        new EventFields().text(RedisPotType.KEY.name(), latin1(key)).captured(value));
  }

  /**
   * A known attack.
   *
   * @param techniques those that it certainly is
   */
  void exploit(String kind, String target, String... techniques) {
    EventFields fields =
        new EventFields()
            .text(RedisPotType.KIND.name(), kind)
            .text(RedisPotType.TARGET.name(), latin1(target));
    events.report(
        RedisPotType.EXPLOIT.verb(),
        techniques.length == 0 ? fields : fields.techniques(techniques));
  }

  static byte[] latin1(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
