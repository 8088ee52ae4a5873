package io.honeybee.pot.pop3;

import io.honeybee.mail.TlsStart;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code pop3}. */
public final class Pop3PotType implements PotType {
  static final String NAME = "pop3";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "POP3 server (Dovecot) with a small mailbox; logs every credential and command";
  }

  @Override
  public int defaultPort() {
    return 2110;
  }

  @Override
  public List<PotOption> options() {
    return List.of(Pop3Server.LOGIN, Pop3Server.BANNER, Pop3Server.APOP, TlsStart.OPTION);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.COMMAND_INPUT,
        EventType.LOGIN_SUCCESS.with(EventField.METHOD),
        EventType.LOGIN_FAILED.with(EventField.METHOD, EventField.HASH),
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    Pop3Server server = Pop3Server.read(context);
    return new TcpPot(context, NAME, session -> new Pop3Session(server, session).run());
  }
}
