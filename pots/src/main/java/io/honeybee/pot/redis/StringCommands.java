package io.honeybee.pot.redis;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on strings. */
final class StringCommands {
  private static final int MILLIS = 1_000;

  private StringCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("set", StringCommands::set);
    commands.put("setnx", StringCommands::setIfAbsent);
    commands.put("setex", (c, r) -> setExpiring(c, r, MILLIS));
    commands.put("psetex", (c, r) -> setExpiring(c, r, 1));
    commands.put("mset", StringCommands::setMany);
    commands.put("get", (c, r) -> answer(c, text(c, r.arguments().get(1))));
    commands.put("getset", StringCommands::getSet);
    commands.put("getdel", StringCommands::getAndRemove);
    commands.put("getex", (c, r) -> answer(c, text(c, r.arguments().get(1))));
    commands.put("mget", StringCommands::getMany);
    commands.put("strlen", StringCommands::length);
    commands.put("append", StringCommands::append);
    commands.put("getrange", StringCommands::range);
    commands.put("substr", StringCommands::range);
    commands.put("incr", (c, r) -> add(c, r, 1));
    commands.put("decr", (c, r) -> add(c, r, -1));
    commands.put("incrby", (c, r) -> add(c, r, Arguments.integer(r.arguments().get(2))));
    commands.put("decrby", (c, r) -> add(c, r, -Arguments.integer(r.arguments().get(2))));
  }

  static Value.@Nullable Text text(RedisClient client, String key) throws RedisFault {
    Value value = client.keys().get(key, client.now());
    if (value == null) {
      return null;
    }
    if (value instanceof Value.Text text) {
      return text;
    }
    throw RedisFault.wrongType();
  }

  private static void answer(RedisClient client, Value.@Nullable Text text) {
    if (text == null) {
      client.reply().nil();
    } else {
      client.reply().bulk(text.content());
    }
  }

  private static void store(RedisClient client, Request request, int keyIndex, int valueIndex)
      throws RedisFault {
    String key = request.arguments().get(keyIndex);
    String value = request.arguments().get(valueIndex);
    client.events().written(key, request, valueIndex);
    client.keys().charge(key, value.length());
    client.keys().put(key, new Value.Text(value, request.length(valueIndex)));
  }

  private static void set(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    String key = a.get(1);
    boolean onlyNew = false;
    boolean onlyOld = false;
    boolean get = false;
    Instant end = null;
    for (int i = 3; i < a.size(); i++) {
      String option = a.get(i).toLowerCase(Locale.ROOT);
      boolean hasNext = i + 1 < a.size();
      switch (option) {
        case "nx" -> onlyNew = true;
        case "xx" -> onlyOld = true;
        case "get" -> get = true;
        case "keepttl" -> {}
        case "ex", "px", "exat", "pxat" -> {
          if (!hasNext || end != null) {
            throw RedisFault.syntax();
          }
          end = end(client, option, a.get(++i));
        }
        default -> throw RedisFault.syntax();
      }
    }
    if (onlyNew && onlyOld) {
      throw RedisFault.syntax();
    }
    Value.Text before = get ? text(client, key) : null;
    boolean there = client.keys().get(key, client.now()) != null;
    boolean stores = there ? !onlyNew : !onlyOld;
    if (stores) {
      store(client, request, 1, 2);
      if (end != null) {
        client.keys().expire(key, end);
      }
    }
    if (get) {
      answer(client, before);
    } else if (stores) {
      client.reply().ok();
    } else {
      client.reply().nil();
    }
  }

  private static Instant end(RedisClient client, String option, String number) throws RedisFault {
    if (Arguments.integer(number) <= 0) {
      throw new RedisFault("ERR invalid expire time in 'set' command");
    }
    int unit = option.startsWith("p") ? 1 : MILLIS;
    return KeyCommands.end(client, number, unit, !option.endsWith("at"), "set");
  }

  private static void setIfAbsent(RedisClient client, Request request) throws RedisFault {
    boolean there = client.keys().get(request.arguments().get(1), client.now()) != null;
    if (!there) {
      store(client, request, 1, 2);
    }
    client.reply().integer(there ? 0 : 1);
  }

  private static void setExpiring(RedisClient client, Request request, int unitMillis)
      throws RedisFault {
    List<String> a = request.arguments();
    String command = a.getFirst().toLowerCase(Locale.ROOT);
    if (Arguments.integer(a.get(2)) <= 0) {
      throw new RedisFault("ERR invalid expire time in '" + command + "' command");
    }
    Instant end = KeyCommands.end(client, a.get(2), unitMillis, true, command);
    store(client, request, 1, 3);
    client.keys().expire(a.get(1), end);
    client.reply().ok();
  }

  private static void setMany(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    if (a.size() % 2 == 0) {
      throw RedisFault.wrongArguments("mset");
    }
    for (int i = 1; i < a.size(); i += 2) {
      store(client, request, i, i + 1);
    }
    client.reply().ok();
  }

  private static void getSet(RedisClient client, Request request) throws RedisFault {
    Value.Text before = text(client, request.arguments().get(1));
    store(client, request, 1, 2);
    answer(client, before);
  }

  private static void getAndRemove(RedisClient client, Request request) throws RedisFault {
    String key = request.arguments().get(1);
    answer(client, text(client, key));
    client.keys().remove(key);
  }

  private static void getMany(RedisClient client, Request request) {
    List<String> a = request.arguments();
    // Each key may be asked for again and again: what is answered is bounded, too.
    long bytes = 0;
    client.reply().array(a.size() - 1);
    for (String key : a.subList(1, a.size())) {
      Value value = client.keys().get(key, client.now());
      if (value instanceof Value.Text text && bytes <= KeySpace.MAX_BYTES) {
        bytes += text.content().length();
        client.reply().bulk(text.content());
      } else {
        client.reply().nil();
      }
    }
  }

  private static void length(RedisClient client, Request request) throws RedisFault {
    Value.Text text = text(client, request.arguments().get(1));
    client.reply().integer(text == null ? 0 : text.length());
  }

  private static void append(RedisClient client, Request request) throws RedisFault {
    String key = request.arguments().get(1);
    String more = request.arguments().get(2);
    Value.Text before = text(client, key);
    client.events().written(key, request, 2);
    client.keys().charge(key, more.length());
    String content = before == null ? more : before.content() + more;
    long length = (before == null ? 0 : before.length()) + request.length(2);
    client.keys().replace(key, new Value.Text(content, length));
    client.reply().integer(length);
  }

  private static void range(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    Value.Text text = text(client, a.get(1));
    String content = text == null ? "" : text.content();
    int[] range = Arguments.range(a.get(2), a.get(3), content.length());
    client.reply().bulk(content.substring(range[0], range[1]));
  }

  private static void add(RedisClient client, Request request, long delta) throws RedisFault {
    String key = request.arguments().get(1);
    Value.Text before = text(client, key);
    long old = before == null ? 0 : Arguments.integer(before.content());
    long sum;
    try {
      sum = Math.addExact(old, delta);
    } catch (ArithmeticException e) {
      throw new RedisFault("ERR increment or decrement would overflow");
    }
    client.keys().charge(key, before == null ? Long.BYTES : 0);
    client.keys().replace(key, new Value.Text(Long.toString(sum)));
    client.reply().integer(sum);
  }
}
