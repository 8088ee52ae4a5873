package io.honeybee.pot.rdp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code rdp}. */
public final class RdpPotType implements PotType {
  static final String NAME = "rdp";
  private static final EventField DOMAIN =
      new EventField("domain", "the Windows domain that was named", "user.domain");
  private static final EventField WORKSTATION =
      new EventField("workstation", "how the client names its machine", "");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Remote Desktop server; logs user names with their NTLM responses, or with their"
        + " passwords where clients send them";
  }

  @Override
  public int defaultPort() {
    return 3389;
  }

  @Override
  public List<PotOption> options() {
    return List.of(RdpSettings.SECURITY, RdpSettings.COMPUTER);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.of(
            "client.request",
            "A client asked for a session.",
            EventField.USERNAME,
            new EventField("protocols", "the security protocols that it offers, as a list", ""),
            new EventField("routing_token", "the balancer's token that it sent", "")),
        EventType.CLIENT_TLS,
        EventType.of(
            "client.version",
            "A client described itself.",
            WORKSTATION,
            new EventField("build", "the number of its build", ""),
            new EventField("keyboard_layout", "the Windows number of its keyboard layout", ""),
            new EventField("channels", "the virtual channels that it wants, as a list", "")),
        EventType.LOGIN_FAILED.with(DOMAIN, WORKSTATION, EventField.HASH, EventField.METHOD),
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    RdpSettings settings = RdpSettings.read(context);
    PotTls tls = new PotTls(context);
    return new TcpPot(context, NAME, session -> new RdpSession(session, settings, tls).speak());
  }
}
