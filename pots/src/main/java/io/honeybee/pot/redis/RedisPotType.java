package io.honeybee.pot.redis;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code redis}. */
public final class RedisPotType implements PotType {
  static final String NAME = "redis";

  static final EventField KEY = new EventField("key", "the key that was written", "");
  static final EventField KIND =
      new EventField(
          "kind",
          "cron-write, ssh-key-write, web-shell-write, replication, module-load or"
              + " lua-sandbox-escape",
          "");
  static final EventField TARGET =
      new EventField("target", "the file, the host and port, or the module it aims at", "");

  static final EventType VALUE_CAPTURED =
      EventType.of(
          "value.captured",
          "A large or telling value was written and captured.",
          KEY,
          EventField.OUTFILE,
          EventField.SHASUM,
          EventField.SIZE,
          EventField.NOT_KEPT);
  static final EventType EXPLOIT =
      EventType.of("exploit.attempt", "A known attack on Redis was tried.", KIND, TARGET);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Redis server with a data set for each session; logs every credential and command, and"
        + " names the attacks on the machine behind it";
  }

  @Override
  public int defaultPort() {
    return 6379;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        RedisSettings.AUTH, RedisSettings.LOGIN, RedisSettings.VERSION, RedisSettings.PROTECTED);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.LOGIN_SUCCESS.with(EventField.METHOD),
        EventType.LOGIN_FAILED.with(EventField.METHOD),
        EventType.COMMAND_INPUT,
        VALUE_CAPTURED,
        EXPLOIT,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    RedisServer server = new RedisServer(context, RedisSettings.read(context.values()));
    return new TcpPot(context, NAME, session -> new RedisSession(server, session).run());
  }
}
