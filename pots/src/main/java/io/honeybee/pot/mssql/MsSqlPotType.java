package io.honeybee.pot.mssql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code mssql}. */
public final class MsSqlPotType implements PotType {
  static final String NAME = "mssql";
  static final EventField DATABASE = new EventField("database", "the database that was named", "");
  static final EventField HOST =
      new EventField("client_host", "the client's machine as it names itself", "");
  static final EventField APPLICATION =
      new EventField("application_name", "how the client names itself", "user_agent.original");
  static final EventField LIBRARY =
      new EventField("client_library", "the library that the client names", "");
  static final EventField SERVER =
      new EventField("server_name", "the server that the client means to reach", "");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Microsoft SQL Server; logs every login with its password, and every batch";
  }

  @Override
  public int defaultPort() {
    return 1433;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        MsSqlSettings.LOGIN,
        MsSqlSettings.PLATFORM,
        MsSqlSettings.BUILD,
        MsSqlSettings.TLS,
        MsSqlSettings.DATABASES);
  }

  @Override
  public List<EventType> eventTypes() {
    EventField[] login = {EventField.METHOD, DATABASE, HOST, APPLICATION, LIBRARY, SERVER};
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
    MsSqlServer server = new MsSqlServer(context, MsSqlSettings.read(context));
    return new TcpPot(context, NAME, server::serve);
  }
}
