package io.honeybee.pot.redis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on lists. */
final class ListCommands {
  private ListCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("lpush", (c, r) -> push(c, r, true, true));
    commands.put("rpush", (c, r) -> push(c, r, false, true));
    commands.put("lpushx", (c, r) -> push(c, r, true, false));
    commands.put("rpushx", (c, r) -> push(c, r, false, false));
    commands.put("lpop", (c, r) -> pop(c, r, true));
    commands.put("rpop", (c, r) -> pop(c, r, false));
    commands.put("llen", ListCommands::length);
    commands.put("lrange", ListCommands::range);
    commands.put("lindex", ListCommands::index);
  }

  private static Value.@Nullable Items items(RedisClient client, String key) throws RedisFault {
    Value value = client.keys().get(key, client.now());
    if (value == null) {
      return null;
    }
    if (value instanceof Value.Items items) {
      return items;
    }
    throw RedisFault.wrongType();
  }

  private static void push(RedisClient client, Request request, boolean left, boolean makes)
      throws RedisFault {
    List<String> a = request.arguments();
    String key = a.get(1);
    Value.Items items = items(client, key);
    if (items == null && !makes) {
      client.reply().integer(0);
      return;
    }
    Value.Items to = items == null ? new Value.Items() : items;
    for (int i = 2; i < a.size(); i++) {
      client.events().written(key, request, i);
      client.keys().charge(key, a.get(i).length() + Long.BYTES * 4L);
      to.items().add(left ? 0 : to.items().size(), a.get(i));
      client.keys().replace(key, to);
    }
    client.reply().integer(to.items().size());
  }

  private static void pop(RedisClient client, Request request, boolean left) throws RedisFault {
    List<String> a = request.arguments();
    String key = a.get(1);
    Value.Items from = items(client, key);
    if (a.size() == 2) {
      if (from == null) {
        client.reply().nil();
      } else {
        client.reply().bulk(left ? from.items().removeFirst() : from.items().removeLast());
        client.keys().tidy(key);
      }
      return;
    }
    long count = Arguments.integer(a.get(2));
    if (count < 0) {
      throw new RedisFault("ERR value is out of range, must be positive");
    }
    if (from == null) {
      client.reply().nilArray();
      return;
    }
    int n = (int) Math.min(count, from.items().size());
    client.reply().array(n);
    for (int i = 0; i < n; i++) {
      client.reply().bulk(left ? from.items().removeFirst() : from.items().removeLast());
    }
    client.keys().tidy(key);
  }

  private static void length(RedisClient client, Request request) throws RedisFault {
    Value.Items items = items(client, request.arguments().get(1));
    client.reply().integer(items == null ? 0 : items.items().size());
  }

  private static void range(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    Value.Items items = items(client, a.get(1));
    List<String> all = items == null ? List.of() : items.items();
    int[] range = Arguments.range(a.get(2), a.get(3), all.size());
    client.reply().bulks(all.subList(range[0], range[1]));
  }

  private static void index(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    Value.Items items = items(client, a.get(1));
    long index = Arguments.integer(a.get(2));
    int size = items == null ? 0 : items.items().size();
    long at = index < 0 ? index + size : index;
    if (items == null || at < 0 || at >= size) {
      client.reply().nil();
    } else {
      client.reply().bulk(items.items().get((int) at));
    }
  }
}
