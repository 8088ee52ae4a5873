package io.honeybee.pot.sip;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.UdpPot;
import java.util.List;
import java.util.stream.Stream;

/** {@code sip}. */
public final class SipPotType implements PotType {
  static final String NAME = "sip";

  private static final EventField REALM =
      new EventField("realm", "what the password was given for", "");

  static final EventType REQUEST =
      EventType.of(
          "request",
          "A request, or something else that was sent to the port.",
          new EventField("method", "the method, such as REGISTER", ""),
          EventField.URL,
          new EventField("from", "the From header", ""),
          new EventField("to", "the To header", ""),
          EventField.VERSION,
          new EventField("tool", "the program that sent it, where it is known: sipvicious", ""),
          EventField.DATA,
          EventField.SIZE);

  private static final UdpPot.Shape SHAPE = new UdpPot.Shape(8_192, 20);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "SIP registrar over UDP; logs calls, users and their answers to challenges";
  }

  @Override
  public int defaultPort() {
    return 5060;
  }

  @Override
  public boolean isUdp() {
    return true;
  }

  @Override
  public List<PotOption> options() {
    return Stream.concat(
            Stream.of(SipSettings.LOGIN, SipSettings.SERVER, SipSettings.REALM),
            UdpPot.OPTIONS.stream())
        .toList();
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        REQUEST, login(EventType.LOGIN_SUCCESS), login(EventType.LOGIN_FAILED), UdpPot.FLOOD);
  }

  private static EventType login(EventType type) {
    return type.with(EventField.HASH, EventField.METHOD, REALM);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    SipSettings settings = SipSettings.read(context.values());
    return new UdpPot(context, NAME, SHAPE, new SipResponder(context, settings));
  }
}
