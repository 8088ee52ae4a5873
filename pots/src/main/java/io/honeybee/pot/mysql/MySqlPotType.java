package io.honeybee.pot.mysql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code mysql}. */
public final class MySqlPotType implements PotType {
  static final String NAME = "mysql";
  static final EventField DATABASE = new EventField("database", "the database that was named", "");
  static final EventField ATTRIBUTES =
      new EventField("client_attributes", "what the client says of itself, as NAME=VALUE", "");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MySQL or MariaDB server; logs every login, with the password where the client gives it"
        + " away, and every query";
  }

  @Override
  public int defaultPort() {
    return 3306;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        LoginPolicy.OPTION,
        MySqlSettings.PERSONALITY,
        MySqlSettings.VERSION,
        MySqlSettings.AUTH_PLUGIN,
        MySqlSettings.TLS,
        MySqlSettings.DATABASES);
  }

  @Override
  public List<EventType> eventTypes() {
    EventField[] login = {EventField.METHOD, EventField.HASH, DATABASE, ATTRIBUTES};
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.LOGIN_SUCCESS.with(login),
        EventType.LOGIN_FAILED.with(login),
        EventType.COMMAND_INPUT,
        EventType.FILE_UPLOAD,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    MySqlServer server = new MySqlServer(context, MySqlSettings.read(context));
    return new TcpPot(context, NAME, server::serve);
  }
}
