package io.honeybee.pot.telnet;

import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code telnet}. */
public final class TelnetPotType implements PotType {
  static final String NAME = "telnet";

  // As BusyBox's login and Debian's pam_faildelay have it.
  private static final Duration FAILED_LOGIN = Duration.ofSeconds(3);

  private final Duration afterFailure;

  /** One that lets a visitor wait after a wrong password as real devices do. */
  public TelnetPotType() {
    this(FAILED_LOGIN);
  }

  TelnetPotType(Duration afterFailure) {
    this.afterFailure = afterFailure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Telnet server with a login and a pretended shell; logs every credential and command";
  }

  @Override
  public int defaultPort() {
    return 2223;
  }

  @Override
  public List<PotOption> options() {
    return List.of(LoginPolicy.OPTION, TelnetSettings.PERSONALITY, TelnetSettings.BANNER);
  }

  @Override
  public List<EventType> eventTypes() {
    List<EventType> all =
        new ArrayList<>(
            List.of(EventType.CONNECT, EventType.LOGIN_SUCCESS, EventType.LOGIN_FAILED));
    all.addAll(EventType.SHELL);
    all.add(EventType.CLOSED);
    return List.copyOf(all);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    return new TelnetPot(context, TelnetSettings.read(context), afterFailure);
  }
}
