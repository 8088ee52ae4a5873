package io.honeybee.pot.smtp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code smtp}. */
public final class SmtpPotType implements PotType {
  static final String NAME = "smtp";

  static final EventType MESSAGE =
      EventType.of(
          "message.received",
          "A message was sent here and captured; it goes nowhere.",
          new EventField("sender", "the address that MAIL FROM names", "email.from.address"),
          new EventField("recipients", "the addresses of RCPT TO, as a list", "email.to.address"),
          new EventField("subject", "the text of the Subject line", "email.subject"),
          new EventField("helo", "how the client names itself", ""),
          EventField.OUTFILE,
          EventField.SHASUM,
          EventField.SIZE,
          EventField.NOT_KEPT);

  static final EventType SMUGGLING =
      EventType.of(
          "smuggling.attempt",
          "A message has what some servers take for its end, once for each message.",
          EventField.DATA);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Mail server (Postfix, Exim); logs credentials and captures messages, relays none";
  }

  @Override
  public int defaultPort() {
    return 2525;
  }

  @Override
  public List<PotOption> options() {
    return SmtpSettings.OPTIONS;
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.COMMAND_INPUT,
        EventType.LOGIN_SUCCESS.with(EventField.METHOD),
        EventType.LOGIN_FAILED.with(EventField.METHOD),
        MESSAGE,
        SMUGGLING,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    SmtpServer server = new SmtpServer(context, SmtpSettings.read(context));
    return new TcpPot(context, NAME, session -> new SmtpSession(server, session).run());
  }
}
