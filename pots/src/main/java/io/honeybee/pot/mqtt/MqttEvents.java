package io.honeybee.pot.mqtt;

import io.honeybee.capture.Captured;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what one client does. Thread rule: the connection's own thread. */
final class MqttEvents {
  private final SessionEvents events;

  MqttEvents(SessionEvents events) {
    this.events = events;
  }

  void connected(ConnectPacket connect) {
    EventFields fields =
        new EventFields()
            .text(MqttPotType.CLIENT_ID.name(), latin1(connect.clientId()))
            .text(MqttPotType.PROTOCOL_VERSION.name(), connect.version())
            .number(MqttPotType.KEEP_ALIVE.name(), connect.keepAlive());
    ConnectPacket.Will will = connect.will();
    if (will != null) {
      fields
          .text(MqttPotType.WILL_TOPIC.name(), latin1(will.topic()))
          .text(MqttPotType.WILL.name(), latin1(will.payload()));
    }
    events.report(MqttPotType.CLIENT.verb(), fields);
  }

  static byte[] latin1(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  void subscribed(List<String> filters) {
    events.report(
        MqttPotType.SUBSCRIBE.verb(), new EventFields().names(MqttPotType.TOPICS.name(), filters));
  }

  void unsubscribed(List<String> filters) {
    events.report(
        MqttPotType.UNSUBSCRIBE.verb(),
        new EventFields().names(MqttPotType.TOPICS.name(), filters));
  }

  /**
   * A message.
   *
   * @param head the beginning of its payload
   * @param size bytes of all of it
   * @param whole what became of all of it, when it was captured
   */
  void published(
      String topic, int qos, boolean retain, byte[] head, long size, @Nullable Captured whole) {
    EventFields fields =
        new EventFields()
            .text(MqttPotType.TOPIC.name(), topic.getBytes(StandardCharsets.UTF_8))
            .number(MqttPotType.QOS.name(), qos)
            .flag(MqttPotType.RETAIN.name(), retain)
            .text(EventField.DATA.name(), head);
    if (whole == null) {
      fields.number(EventField.SIZE.name(), size);
    } else {
      fields.captured(whole).cut();
    }
    events.report(MqttPotType.PUBLISH.verb(), fields);
  }
}
