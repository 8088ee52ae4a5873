package io.honeybee.pot.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SUBSCRIBE and its kin; nothing is ever said on a channel. */
final class ChannelCommands {
  private ChannelCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    for (String kind : List.of("subscribe", "psubscribe", "ssubscribe")) {
      commands.put(kind, (c, r) -> subscribe(c, r, kind));
    }
    for (String kind : List.of("unsubscribe", "punsubscribe", "sunsubscribe")) {
      commands.put(kind, (c, r) -> unsubscribe(c, r, kind));
    }
    commands.put("publish", (c, r) -> c.reply().integer(0));
    commands.put("pubsub", ChannelCommands::pubsub);
  }

  private static void subscribe(RedisClient client, Request request, String kind)
      throws RedisFault {
    for (String channel : request.arguments().subList(1, request.arguments().size())) {
      if (!client.mayListenToMore()) {
        throw new RedisFault("OOM command not allowed when used memory > 'maxmemory'.");
      }
      client.channels().add(kind.charAt(0) + channel);
      tell(client, kind, channel);
    }
  }

  private static void unsubscribe(RedisClient client, Request request, String kind) {
    List<String> named = request.arguments().subList(1, request.arguments().size());
    // "unsubscribe" ends what "subscribe" began, and so on.
    char began = kind.startsWith("un") ? 's' : kind.charAt(0);
    List<String> ended =
        named.isEmpty()
            ? client.channels().stream()
                .filter(c -> c.charAt(0) == began)
                .map(c -> c.substring(1))
                .toList()
            : named;
    for (String channel : ended) {
      client.channels().remove(began + channel);
      tell(client, kind, channel);
    }
    if (ended.isEmpty()) {
      tell(client, kind, null);
    }
  }

  private static void tell(RedisClient client, String kind, @Nullable String channel) {
    Reply reply = client.reply();
    reply.push(3);
    reply.bulk(kind);
    if (channel == null) {
      reply.nil();
    } else {
      reply.bulk(channel);
    }
    reply.integer(client.channels().size());
  }

  private static void pubsub(RedisClient client, Request request) {
    if (request.arguments().get(1).toLowerCase(Locale.ROOT).equals("numpat")) {
      client.reply().integer(0);
    } else {
      client.reply().array(0);
    }
  }
}
