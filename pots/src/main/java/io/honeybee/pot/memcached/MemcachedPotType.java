package io.honeybee.pot.memcached;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code memcached}. */
public final class MemcachedPotType implements PotType {
  static final String NAME = "memcached";
  static final EventField KEY = new EventField("key", "the key that was written", "");
  static final EventType VALUE_CAPTURED =
      EventType.of(
          "value.captured",
          "A large value was written and captured.",
          KEY,
          EventField.OUTFILE,
          EventField.SHASUM,
          EventField.SIZE,
          EventField.NOT_KEPT);

  private static final PotOption AUTH =
      new PotOption(
          "auth",
          "none",
          "Whether a login is needed first: none, or sasl (then only the binary protocol is spoken,"
              + " as by memcached -S)");
  private static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:3", LoginPolicy.OPTION.description());
  private static final PotOption VERSION =
      new PotOption("version", "1.6.18", "The version it claims to be, 1.6.0..1.6.18");
  private static final int MAX_PATCH = 18;
  private static final String SERIES = "1.6.";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "memcached server, text and binary protocol with SASL; logs every credential and command";
  }

  @Override
  public int defaultPort() {
    return 11_211;
  }

  @Override
  public List<PotOption> options() {
    return List.of(AUTH, LOGIN, VERSION);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.LOGIN_SUCCESS.with(EventField.METHOD),
        EventType.LOGIN_FAILED.with(EventField.METHOD),
        EventType.COMMAND_INPUT.with(EventField.DATA),
        VALUE_CAPTURED,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String version = values.text(VERSION);
    if (!version.matches("1\\.6\\.[0-9]{1,2}")
        || Integer.parseInt(version.substring(SERIES.length())) > MAX_PATCH) {
      throw new InvalidOptionException(VERSION.name(), "is one of 1.6.0..1.6.18");
    }
    boolean sasl = values.choice(AUTH, List.of("none", "sasl")).equals("sasl");
    MemcachedServer server = new MemcachedServer(context, version, sasl, values.login(LOGIN));
    return new TcpPot(context, NAME, session -> new MemcachedSession(server, session).run());
  }
}
