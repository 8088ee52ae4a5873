package io.honeybee.pot.mongodb;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code mongodb}. */
public final class MongoPotType implements PotType {
  static final String NAME = "mongodb";
  static final EventField DATABASE = new EventField("database", "the database that was named", "");
  static final EventField COMMAND = new EventField("command", "the command's name", "event.action");
  static final EventField COLLECTION =
      new EventField("collection", "the collection that was named", "");
  static final EventField EXCHANGE =
      new EventField(
          "exchange",
          "a SCRAM exchange (RFC 5802): AuthMessage, ',p=' and the client's proof, which is all"
              + " that guessing its password needs",
          "");

  /** A driver introduced itself. */
  static final EventType CLIENT =
      EventType.of("client.version", "A client said what it is.", EventField.VERSION);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MongoDB server, open by default, with a few documents to find; logs every command and"
        + " login";
  }

  @Override
  public int defaultPort() {
    return 27017;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        MongoSettings.ACCESS, MongoSettings.LOGIN, MongoSettings.VERSION, MongoSettings.DATABASES);
  }

  @Override
  public List<EventType> eventTypes() {
    EventField[] login = {EventField.METHOD, EXCHANGE, DATABASE};
    return List.of(
        EventType.CONNECT,
        CLIENT,
        EventType.LOGIN_SUCCESS.with(login),
        EventType.LOGIN_FAILED.with(login),
        EventType.COMMAND_INPUT.with(DATABASE, COLLECTION, COMMAND),
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    MongoServer server = new MongoServer(context, MongoSettings.read(context));
    return new TcpPot(context, NAME, server::serve);
  }
}
