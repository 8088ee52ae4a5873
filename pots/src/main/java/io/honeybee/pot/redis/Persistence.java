package io.honeybee.pot.redis;

import java.util.Collection;
import java.util.stream.IntStream;

/** Pretends to write the data set to disk, and tells what an attacker would have had of it. */
final class Persistence {
  private Persistence() {}

  static void save(RedisClient client) {
    String directory = String.valueOf(client.config().get("dir"));
    String file = String.valueOf(client.config().get("dbfilename"));
    for (Payload payload : Payload.values()) {
      if (payload.fits(directory, file) && isThere(client.keys(), payload)) {
        client
            .events()
            .exploit(
                payload.kind(),
                directory + (directory.endsWith("/") ? "" : "/") + file,
                payload.technique());
      }
    }
    client.keys().saved();
  }

  private static boolean isThere(KeySpace keys, Payload payload) {
    return IntStream.range(0, KeySpace.DATABASES)
        .mapToObj(keys::database)
        .flatMap(database -> database.values().stream())
        .anyMatch(value -> isIn(value, payload));
  }

  private static boolean isIn(Value value, Payload payload) {
    return switch (value) {
      case Value.Text text -> payload.isIn(text.content());
      case Value.Items(var items) -> anyIn(items, payload);
      case Value.Fields(var fields) -> anyIn(fields.values(), payload);
      case Value.Members(var members) -> anyIn(members, payload);
    };
  }

  private static boolean anyIn(Collection<String> values, Payload payload) {
    return values.stream().anyMatch(payload::isIn);
  }
}
