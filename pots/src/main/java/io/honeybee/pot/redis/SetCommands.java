package io.honeybee.pot.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands on sets. */
final class SetCommands {
  private SetCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("sadd", SetCommands::add);
    commands.put("srem", SetCommands::remove);
    commands.put("smembers", SetCommands::members);
    commands.put("scard", (c, r) -> c.reply().integer(of(c, r).size()));
    commands.put(
        "sismember", (c, r) -> c.reply().integer(of(c, r).contains(r.arguments().get(2)) ? 1 : 0));
  }

  private static Set<String> of(RedisClient client, Request request) throws RedisFault {
    Value value = client.keys().get(request.arguments().get(1), client.now());
    if (value == null) {
      return Set.of();
    }
    if (value instanceof Value.Members(var members)) {
      return members;
    }
    throw RedisFault.wrongType();
  }

  private static void add(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    String key = a.get(1);
    Set<String> present = of(client, request);
    Set<String> to = present.isEmpty() ? new Value.Members().members() : present;
    int added = 0;
    for (int i = 2; i < a.size(); i++) {
      client.events().written(key, request, i);
      client.keys().charge(key, a.get(i).length() + Long.BYTES * 8L);
      added += to.add(a.get(i)) ? 1 : 0;
      client.keys().replace(key, new Value.Members(to));
    }
    client.reply().integer(added);
  }

  private static void remove(RedisClient client, Request request) throws RedisFault {
    Set<String> from = of(client, request);
    int removed = 0;
    for (String member : request.arguments().subList(2, request.arguments().size())) {
      removed += from.contains(member) && from.remove(member) ? 1 : 0;
    }
    client.keys().tidy(request.arguments().get(1));
    client.reply().integer(removed);
  }

  private static void members(RedisClient client, Request request) throws RedisFault {
    Set<String> members = of(client, request);
    client.reply().set(members.size());
    members.forEach(client.reply()::bulk);
  }
}
