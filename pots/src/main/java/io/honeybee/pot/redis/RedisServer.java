package io.honeybee.pot.redis;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the sessions of one pot share. Thread rule: safe for use by any thread. */
final class RedisServer {
  private final PotContext context;
  private final RedisSettings settings;
  private final LoginDesk desk;
  private final CommandTable commands = CommandTable.read();
  private final Map<String, Value> bait;
  private final Identity identity;
  private final AtomicLong clients = new AtomicLong(4);
  private final AtomicLong processed = new AtomicLong();

  RedisServer(PotContext context, RedisSettings settings) {
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.bait = Bait.of(context.world());
    this.identity = Identity.of(context.world());
  }

  PotContext context() {
    return context;
  }

  RedisSettings settings() {
    return settings;
  }

  LoginDesk desk() {
    return desk;
  }

  CommandTable commands() {
    return commands;
  }

  /** What is in the first database when a session begins. */
  Map<String, Value> bait() {
    return bait;
  }

  Identity identity() {
    return identity;
  }

  long nextClientId() {
    return clients.incrementAndGet();
  }

  long clients() {
    return clients.get();
  }

  void countCommand() {
    processed.incrementAndGet();
  }

  long processed() {
    return processed.get();
  }
}
