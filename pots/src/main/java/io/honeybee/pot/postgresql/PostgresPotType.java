package io.honeybee.pot.postgresql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code postgresql}. */
public final class PostgresPotType implements PotType {
  static final String NAME = "postgresql";
  static final EventField DATABASE = new EventField("database", "the database that was named", "");
  static final EventField APPLICATION =
      new EventField("application_name", "how the client names itself", "user_agent.original");
  static final EventField EXCHANGE =
      new EventField(
          "exchange",
          "a SCRAM exchange (RFC 5802): AuthMessage, ',p=' and the client's proof, which is all"
              + " that guessing its password needs",
          "");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "PostgreSQL server; logs every login, with its password by default, and every query";
  }

  @Override
  public int defaultPort() {
    return 5432;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        PostgresSettings.LOGIN,
        PostgresSettings.AUTH_METHOD,
        PostgresSettings.VERSION,
        PostgresSettings.TLS,
        PostgresSettings.DATABASES);
  }

  @Override
  public List<EventType> eventTypes() {
    EventField[] login = {EventField.METHOD, EventField.HASH, EXCHANGE, DATABASE, APPLICATION};
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.LOGIN_SUCCESS.with(login),
        EventType.LOGIN_FAILED.with(login),
        EventType.COMMAND_INPUT,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    PostgresServer server = new PostgresServer(context, PostgresSettings.read(context));
    return new TcpPot(context, NAME, server::serve);
  }
}
