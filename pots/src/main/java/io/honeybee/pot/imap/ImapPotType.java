package io.honeybee.pot.imap;

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

/** {@code imap}. */
public final class ImapPotType implements PotType {
  static final String NAME = "imap";

  static final EventType CLIENT =
      EventType.of("client.version", "A client named itself with ID.", EventField.VERSION);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "IMAP server (Dovecot) with a small mailbox; logs every credential and command";
  }

  @Override
  public int defaultPort() {
    return 2143;
  }

  @Override
  public List<PotOption> options() {
    return List.of(ImapServer.LOGIN, ImapServer.BANNER, TlsStart.OPTION);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        CLIENT,
        EventType.COMMAND_INPUT,
        EventType.LOGIN_SUCCESS.with(EventField.METHOD),
        EventType.LOGIN_FAILED.with(EventField.METHOD),
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    ImapServer server = ImapServer.read(context);
    return new TcpPot(context, NAME, session -> new ImapSession(server, session).run());
  }
}
