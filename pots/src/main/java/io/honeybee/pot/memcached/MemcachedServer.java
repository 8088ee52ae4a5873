package io.honeybee.pot.memcached;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.world.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the sessions of one pot share. Thread rule: safe for use by any thread. */
final class MemcachedServer {
  private static final long SALT = 0x6D656D63L;
  private static final int SESSIONS = 5;

  private final PotContext context;
  private final String version;
  private final boolean needsLogin;
  private final LoginDesk desk;
  private final Map<String, Item> bait;
  private final int processId;
  private final AtomicLong connections = new AtomicLong();

  MemcachedServer(PotContext context, String version, boolean needsLogin, LoginPolicy login) {
    this.context = context;
    this.version = version;
    this.needsLogin = needsLogin;
    this.desk = new LoginDesk(login);
    SplittableRandom random = new SplittableRandom(context.world().seed() ^ SALT);
    this.processId = random.nextInt(420, 980);
    this.bait = bait(context.world(), random);
  }

  private static Map<String, Item> bait(World world, SplittableRandom random) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (int i = 0; i < SESSIONS; i++) {
      String user = world.people().get(i % world.people().size()).name();
      String content =
          "uid|i:%d;user|s:%d:\"%s\";token|s:16:\"%016x\";"
              .formatted(i + 1, user.length(), user, random.nextLong());
      items.put(
          "memc.sess.%013x".formatted(random.nextLong(1L << 52)), new Item(content, 0, i + 1));
    }
    return Collections.unmodifiableMap(items);
  }

  PotContext context() {
    return context;
  }

  String version() {
    return version;
  }

  boolean needsLogin() {
    return needsLogin;
  }

  LoginDesk desk() {
    return desk;
  }

  Map<String, Item> bait() {
    return bait;
  }

  int processId() {
    return processId;
  }

  long countConnection() {
    return connections.incrementAndGet();
  }

  long connections() {
    return connections.get();
  }
}
