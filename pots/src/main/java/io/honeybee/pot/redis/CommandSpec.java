package io.honeybee.pot.redis;

import java.util.List;
import java.util.Map;

/**
 * What Redis 7.0.15 says of a command.
 *
 * @param arity words with the name; negative when it is the least number of them
 * @param flags as COMMAND lists them
 * @param keys first key, last key and step
 * @param categories without the leading at sign
 * @param reply what is answered for a key that does not exist, when the command is not modelled:
 *     nil, nilarray, empty, a line of RESP2 with {@code :}, {@code +}, or {@code err:} and the
 *     error
 * @param subcommands their arity by name; empty when there are none
 */
record CommandSpec(
    String name,
    int arity,
    List<String> flags,
    List<Integer> keys,
    List<String> categories,
    String reply,
    Map<String, Integer> subcommands) {
  CommandSpec {
    flags = List.copyOf(flags);
    keys = List.copyOf(keys);
    categories = List.copyOf(categories);
    subcommands = Map.copyOf(subcommands);
  }

  /** Whether so many words, the name with them, may be. */
  static boolean allows(int arity, int words) {
    return arity < 0 ? words >= -arity : words == arity;
  }

  boolean isWrite() {
    return flags.contains("write");
  }

  /** Puts the entry of COMMAND into a reply. */
  void describe(Reply reply) {
    reply.array(10);
    reply.bulk(name);
    reply.integer(arity);
    reply.set(flags.size());
    flags.forEach(reply::simple);
    keys.forEach(reply::integer);
    reply.set(categories.size());
    categories.forEach(category -> reply.simple("@" + category));
    reply.array(0);
    reply.array(0);
    reply.array(0);
  }

  /** Puts the answer for a key that does not exist into a reply. */
  void answerAbsent(Reply out) {
    if (reply.startsWith(":")) {
      out.integer(Long.parseLong(reply.substring(1)));
    } else if (reply.startsWith("+")) {
      out.simple(reply.substring(1));
    } else if (reply.startsWith("err:")) {
      out.error(reply.substring("err:".length()));
    } else {
      switch (reply) {
        case "empty" -> out.array(0);
        case "nilarray" -> out.nilArray();
        default -> out.nil();
      }
    }
  }
}
