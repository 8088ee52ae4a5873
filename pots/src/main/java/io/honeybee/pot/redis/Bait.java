package io.honeybee.pot.redis;

import io.honeybee.world.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A small data set that belongs to a machine: sessions and a queue of a web application. */
final class Bait {
  private static final long SALT = 0x62616974L;
  private static final int SESSIONS = 6;

  private Bait() {}

  static Map<String, Value> of(World world) {
    SplittableRandom random = new SplittableRandom(world.seed() ^ SALT);
    Map<String, Value> keys = new LinkedHashMap<>();
    String prefix = random.nextBoolean() ? "session:" : "sess:";
    for (int i = 0; i < SESSIONS; i++) {
      String user = world.people().get(i % world.people().size()).name();
      keys.put(
          prefix + "%016x%08x".formatted(random.nextLong(), random.nextInt()),
          new Value.Text(
              "{\"uid\":%d,\"user\":\"%s\",\"csrf\":\"%016x\"}"
                  .formatted(i + 1, user, random.nextLong())));
    }
    keys.put(
        "app:config:db",
        new Value.Text("mysql://app:%08x@127.0.0.1:3306/app".formatted(random.nextInt())));
    keys.put("stats:visits", new Value.Text(Integer.toString(random.nextInt(10_000, 900_000))));
    return Collections.unmodifiableMap(keys);
  }
}
