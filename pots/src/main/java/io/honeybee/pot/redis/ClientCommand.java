package io.honeybee.pot.redis;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** CLIENT and its subcommands. */
final class ClientCommand {
  private ClientCommand() {}

  static void run(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    Reply reply = client.reply();
    String sub = a.get(1).toLowerCase(Locale.ROOT);
    switch (sub) {
      case "id" -> reply.integer(client.id());
      case "getname" -> {
        if (client.name().isEmpty()) {
          reply.nil();
        } else {
          reply.bulk(client.name());
        }
      }
      case "setname" -> {
        client.name(checkName(a.get(2)));
        reply.ok();
      }
      case "list", "info" -> reply.verbatim(line(client, "client|" + sub) + "\n");
      case "kill" -> {
        if (a.size() == 3) {
          throw new RedisFault("ERR No such client");
        }
        reply.integer(0);
      }
      case "getredir" -> reply.integer(-1);
      case "unblock" -> reply.integer(0);
      case "trackinginfo" -> reply.array(0);
      default -> reply.ok();
    }
  }

  static String checkName(String name) throws RedisFault {
    if (!name.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new RedisFault(
          "ERR Client names cannot contain spaces, newlines or special characters.");
    }
    return name;
  }

  private static String line(RedisClient client, String command) {
    long age = Duration.between(client.connectedAt(), client.now()).toSeconds();
    return "id="
        + client.id()
        + " addr="
        + text(client.session().remote())
        + " laddr="
        + text(client.session().local())
        + " fd=8 name="
        + client.name()
        + " age="
        + Math.max(0, age)
        + " idle=0 flags=N db="
        + client.keys().selected()
        + " sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=16384"
        + " rbp=16384 obl=0 oll=0 omem=0 tot-mem=37658 events=r cmd="
        + command
        + " user=default redir=-1 resp="
        + client.reply().protocol();
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
