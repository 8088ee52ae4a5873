package io.honeybee.pot.redis;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands on keys of any type. */
final class KeyCommands {
  private static final int MILLIS = 1_000;

  private KeyCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("del", KeyCommands::remove);
    commands.put("unlink", KeyCommands::remove);
    commands.put("exists", KeyCommands::exists);
    commands.put("touch", KeyCommands::exists);
    commands.put("keys", (c, r) -> c.reply().bulks(matching(c, r.arguments().get(1))));
    commands.put("scan", KeyCommands::scan);
    commands.put("type", KeyCommands::type);
    commands.put("ttl", (c, r) -> c.reply().integer(left(c, r, MILLIS)));
    commands.put("pttl", (c, r) -> c.reply().integer(left(c, r, 1)));
    commands.put("expire", (c, r) -> expire(c, r, MILLIS, true));
    commands.put("pexpire", (c, r) -> expire(c, r, 1, true));
    commands.put("expireat", (c, r) -> expire(c, r, MILLIS, false));
    commands.put("pexpireat", (c, r) -> expire(c, r, 1, false));
    commands.put(
        "persist", (c, r) -> c.reply().integer(c.keys().persist(r.arguments().get(1)) ? 1 : 0));
    commands.put("rename", KeyCommands::rename);
    commands.put("randomkey", KeyCommands::randomKey);
    commands.put("dbsize", (c, r) -> c.reply().integer(c.keys().keys(c.now()).size()));
    commands.put(
        "flushdb",
        (c, r) -> {
          c.keys().clear();
          c.reply().ok();
        });
    commands.put(
        "flushall",
        (c, r) -> {
          c.keys().clearAll();
          c.reply().ok();
        });
    commands.put("object", KeyCommands::object);
  }

  private static void remove(RedisClient client, Request request) {
    long removed =
        request.arguments().stream().skip(1).filter(key -> client.keys().remove(key)).count();
    client.reply().integer(removed);
  }

  private static void exists(RedisClient client, Request request) {
    long there =
        request.arguments().stream()
            .skip(1)
            .filter(key -> client.keys().get(key, client.now()) != null)
            .count();
    client.reply().integer(there);
  }

  private static List<String> matching(RedisClient client, String pattern) {
    return client.keys().keys(client.now()).stream()
        .filter(key -> Glob.matches(pattern, key))
        .toList();
  }

  private static void scan(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    if (!a.get(1).matches("[0-9]{1,19}")) {
      throw new RedisFault("ERR invalid cursor");
    }
    String pattern = "*";
    for (int i = 2; i < a.size(); i += 2) {
      if (i + 1 == a.size()) {
        throw RedisFault.syntax();
      }
      switch (a.get(i).toLowerCase(Locale.ROOT)) {
        case "match" -> pattern = a.get(i + 1);
        case "count" -> Arguments.integer(a.get(i + 1));
        case "type" -> {}
        default -> throw RedisFault.syntax();
      }
    }
    client.reply().array(2);
    client.reply().bulk("0");
    client.reply().bulks(a.get(1).equals("0") ? matching(client, pattern) : List.of());
  }

  private static void type(RedisClient client, Request request) {
    Value value = client.keys().get(request.arguments().get(1), client.now());
    client.reply().simple(value == null ? "none" : value.type());
  }

  private static long left(RedisClient client, Request request, int unitMillis) {
    String key = request.arguments().get(1);
    if (client.keys().get(key, client.now()) == null) {
      return -2;
    }
    Instant end = client.keys().expiry(key);
    if (end == null) {
      return -1;
    }
    long millis = Duration.between(client.now(), end).toMillis();
    return (millis + unitMillis / 2) / unitMillis;
  }

  private static void expire(RedisClient client, Request request, int unitMillis, boolean relative)
      throws RedisFault {
    List<String> a = request.arguments();
    Instant end = end(client, a.get(2), unitMillis, relative, a.getFirst());
    if (client.keys().get(a.get(1), client.now()) == null) {
      client.reply().integer(0);
      return;
    }
    client.keys().expire(a.get(1), end);
    client.reply().integer(1);
  }

  /** When a key is to expire. */
  static Instant end(
      RedisClient client, String number, int unitMillis, boolean relative, String command)
      throws RedisFault {
    long units = Arguments.integer(number);
    try {
      long millis = Math.multiplyExact(units, (long) unitMillis);
      return relative ? client.now().plusMillis(millis) : Instant.ofEpochMilli(millis);
    } catch (ArithmeticException | DateTimeException e) {
      throw new RedisFault(
          "ERR invalid expire time in '" + command.toLowerCase(Locale.ROOT) + "' command");
    }
  }

  private static void rename(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    Value value = client.keys().get(a.get(1), client.now());
    if (value == null) {
      throw new RedisFault("ERR no such key");
    }
    client.keys().charge(a.get(2), 0);
    client.keys().remove(a.get(1));
    client.keys().put(a.get(2), value);
    client.reply().ok();
  }

  private static void randomKey(RedisClient client, Request request) {
    List<String> keys = client.keys().keys(client.now());
    if (keys.isEmpty()) {
      client.reply().nil();
    } else {
      client.reply().bulk(keys.get(client.server().context().random().nextInt(keys.size())));
    }
  }

  private static void object(RedisClient client, Request request) {
    List<String> a = request.arguments();
    Value value = a.size() > 2 ? client.keys().get(a.get(2), client.now()) : null;
    if (value == null) {
      client.reply().nil();
      return;
    }
    switch (a.get(1).toLowerCase(Locale.ROOT)) {
      case "encoding" -> client.reply().bulk(encoding(value));
      case "refcount" -> client.reply().integer(1);
      default -> client.reply().integer(0);
    }
  }

  private static String encoding(Value value) {
    return switch (value) {
      case Value.Text(String content, long length) ->
          content.matches("0|-?[1-9][0-9]{0,17}") ? "int" : length <= 44 ? "embstr" : "raw";
      case Value.Items i -> "quicklist";
      case Value.Fields f -> "listpack";
      case Value.Members m -> "hashtable";
    };
  }
}
