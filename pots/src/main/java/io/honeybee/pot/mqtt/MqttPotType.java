package io.honeybee.pot.mqtt;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code mqtt}. */
public final class MqttPotType implements PotType {
  static final String NAME = "mqtt";

  static final EventField CLIENT_ID =
      new EventField("client_id", "how the client names itself", "");
  static final EventField PROTOCOL_VERSION =
      new EventField("protocol_version", "3.1, 3.1.1 or 5.0", "");
  static final EventField KEEP_ALIVE =
      new EventField("keep_alive", "how long it may say nothing, in seconds; 0 is for ever", "");
  static final EventField WILL_TOPIC =
      new EventField("will_topic", "where its last message goes", "");
  static final EventField WILL = new EventField("will", "its last message", "");
  static final EventField TOPICS = new EventField("topics", "the topic filters, as a list", "");
  static final EventField TOPIC = new EventField("topic", "the topic", "");
  static final EventField QOS = new EventField("qos", "the quality of service, 0..2", "");
  static final EventField RETAIN = new EventField("retain", "whether it is to be kept", "");

  static final EventType CLIENT =
      EventType.of(
          "client.connect",
          "A client introduced itself.",
          CLIENT_ID,
          PROTOCOL_VERSION,
          KEEP_ALIVE,
          WILL_TOPIC,
          WILL);
  static final EventType SUBSCRIBE =
      EventType.of("topic.subscribe", "Topics were subscribed to.", TOPICS);
  static final EventType UNSUBSCRIBE =
      EventType.of("topic.unsubscribe", "Topics were no longer wanted.", TOPICS);
  static final EventType PUBLISH =
      EventType.of(
          "message.publish",
          "A message was published; a large one was captured.",
          TOPIC,
          QOS,
          RETAIN,
          EventField.DATA,
          EventField.OUTFILE,
          EventField.SHASUM,
          EventField.SIZE,
          EventField.NOT_KEPT);

  private static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "any", LoginPolicy.OPTION.description());
  private static final PotOption ANONYMOUS =
      new PotOption(
          "anonymous", "true", "Whether clients without a user name get in: true or false");
  private static final PotOption VERSION =
      new PotOption("version", "2.0.11", "The version of Mosquitto it claims to be, 2.0.0..2.0.22");
  private static final int MAX_PATCH = 22;
  private static final String SERIES = "2.0.";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MQTT broker (Mosquitto); logs every credential, topic and message";
  }

  @Override
  public int defaultPort() {
    return 1883;
  }

  @Override
  public List<PotOption> options() {
    return List.of(LOGIN, ANONYMOUS, VERSION);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        CLIENT,
        EventType.LOGIN_SUCCESS,
        EventType.LOGIN_FAILED,
        SUBSCRIBE,
        UNSUBSCRIBE,
        PUBLISH,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String version = values.text(VERSION);
    if (!version.matches("2\\.0\\.[0-9]{1,2}")
        || Integer.parseInt(version.substring(SERIES.length())) > MAX_PATCH) {
      throw new InvalidOptionException(VERSION.name(), "is one of 2.0.0..2.0.22");
    }
    MqttBroker broker =
        new MqttBroker(context, values.login(LOGIN), values.flag(ANONYMOUS), version);
    return new TcpPot(context, NAME, session -> new MqttSession(broker, session).run());
  }
}
