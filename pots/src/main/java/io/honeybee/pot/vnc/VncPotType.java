package io.honeybee.pot.vnc;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code vnc}. */
public final class VncPotType implements PotType {
  static final String NAME = "vnc";
  static final EventType KEYS =
      EventType.of("command.input", "Keys were typed on the screen.", EventField.INPUT);
  static final EventType CLIPBOARD =
      EventType.of("clipboard.set", "The client put something on the clipboard.", EventField.DATA);
  private static final EventField[] PROOF = {EventField.HASH, EventField.METHOD};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "VNC server; logs the response to its challenge, and the password where it is a common"
        + " one";
  }

  @Override
  public int defaultPort() {
    return 5900;
  }

  @Override
  public List<PotOption> options() {
    return List.of(VncSettings.LOGIN, VncSettings.VERSION, VncSettings.DESKTOP);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.of(
            "client.version", "A client said which version it speaks.", EventField.VERSION),
        EventType.of(EventType.LOGIN_SUCCESS.verb(), EventType.LOGIN_SUCCESS.meaning(), PROOF)
            .with(EventField.PASSWORD),
        EventType.of(EventType.LOGIN_FAILED.verb(), EventType.LOGIN_FAILED.meaning(), PROOF)
            .with(EventField.PASSWORD),
        KEYS,
        CLIPBOARD,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    VncSettings settings = VncSettings.read(context);
    return new TcpPot(context, NAME, session -> new VncSession(session, settings).speak());
  }
}
