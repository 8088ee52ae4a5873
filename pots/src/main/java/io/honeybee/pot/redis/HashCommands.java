package io.honeybee.pot.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands on hashes. */
final class HashCommands {
  private HashCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("hset", HashCommands::set);
    commands.put("hmset", HashCommands::set);
    commands.put("hget", HashCommands::get);
    commands.put("hgetall", (c, r) -> c.reply().bulks(fields(c, r)));
    commands.put("hkeys", (c, r) -> c.reply().bulks(fields(c, r).keySet()));
    commands.put("hvals", (c, r) -> c.reply().bulks(fields(c, r).values()));
    commands.put("hlen", (c, r) -> c.reply().integer(fields(c, r).size()));
    commands.put(
        "hexists",
        (c, r) -> c.reply().integer(fields(c, r).containsKey(r.arguments().get(2)) ? 1 : 0));
    commands.put("hdel", HashCommands::remove);
  }

  /** The fields of the hash that the first argument names; none when there is no such key. */
  private static Map<String, String> fields(RedisClient client, Request request) throws RedisFault {
    Value value = client.keys().get(request.arguments().get(1), client.now());
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Value.Fields(var fields)) {
      return fields;
    }
    throw RedisFault.wrongType();
  }

  private static void set(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    String command = a.getFirst().toLowerCase(Locale.ROOT);
    String key = a.get(1);
    if (a.size() % 2 != 0) {
      throw RedisFault.wrongArguments(command);
    }
    boolean isNew = fields(client, request).isEmpty();
    Map<String, String> to = isNew ? new Value.Fields().fields() : fields(client, request);
    int added = 0;
    for (int i = 2; i < a.size(); i += 2) {
      client.events().written(key, request, i + 1);
      client.keys().charge(key, a.get(i).length() + a.get(i + 1).length() + Long.BYTES * 8L);
      added += to.put(a.get(i), a.get(i + 1)) == null ? 1 : 0;
      client.keys().replace(key, new Value.Fields(to));
    }
    if (command.equals("hmset")) {
      client.reply().ok();
    } else {
      client.reply().integer(added);
    }
  }

  private static void get(RedisClient client, Request request) throws RedisFault {
    String value = fields(client, request).get(request.arguments().get(2));
    if (value == null) {
      client.reply().nil();
    } else {
      client.reply().bulk(value);
    }
  }

  private static void remove(RedisClient client, Request request) throws RedisFault {
    Map<String, String> from = fields(client, request);
    int removed = 0;
    for (String field : request.arguments().subList(2, request.arguments().size())) {
      removed += from.containsKey(field) && from.remove(field) != null ? 1 : 0;
    }
    client.keys().tidy(request.arguments().get(1));
    client.reply().integer(removed);
  }
}
