package io.honeybee.pot.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All commands of Redis 7.0.15, from {@code commands.txt}, and what is done for them. Immutable.
 */
final class CommandTable {
  private final Map<String, CommandSpec> specs;
  private final Map<String, Command> commands;

  /** Does one command for a client. */
  @FunctionalInterface
  interface Command {
    void run(RedisClient client, Request request) throws RedisFault;
  }

  private CommandTable(Map<String, CommandSpec> specs, Map<String, Command> commands) {
    this.specs = specs;
    this.commands = commands;
  }

  static CommandTable read() {
    Map<String, Command> commands = new HashMap<>();
    ConnectionCommands.addTo(commands);
    KeyCommands.addTo(commands);
    StringCommands.addTo(commands);
    ListCommands.addTo(commands);
    HashCommands.addTo(commands);
    SetCommands.addTo(commands);
    ServerCommands.addTo(commands);
    ReplicationCommands.addTo(commands);
    ScriptCommands.addTo(commands);
    ChannelCommands.addTo(commands);
    return new CommandTable(specs(Texts.read("commands.txt")), Map.copyOf(commands));
  }

  /** Lines of a command's fields, behind each the indented lines of its subcommands. */
  private static Map<String, CommandSpec> specs(String text) {
    Map<String, CommandSpec> specs = new LinkedHashMap<>();
    Map<String, Integer> subcommands = new LinkedHashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = lines.length - 1; i >= 0; i--) {
      String[] f = lines[i].strip().split(" ", -1);
      if (lines[i].startsWith(" ")) {
        // Such as "config|get".
        subcommands.put(f[0].substring(f[0].indexOf('|') + 1), Integer.valueOf(f[1]));
      } else if (f.length == 8) {
        List<Integer> keys = Stream.of(f[3], f[4], f[5]).map(Integer::valueOf).toList();
        specs.put(
            f[0],
            new CommandSpec(
                f[0],
                Integer.parseInt(f[1]),
                words(f[2]),
                keys,
                words(f[6]),
                f[7].replace('_', ' '),
                subcommands));
        subcommands.clear();
      }
    }
    return specs;
  }

  private static List<String> words(String list) {
    return list.equals("-") ? List.of() : List.of(list.split(",", -1));
  }

  @Nullable CommandSpec spec(String name) {
    return specs.get(name.toLowerCase(Locale.ROOT));
  }

  Collection<CommandSpec> all() {
    return specs.values();
  }

  /** Runs it; a command that is not modelled is answered as for a key that does not exist. */
  void run(CommandSpec spec, RedisClient client, Request request) throws RedisFault {
    Command command = commands.get(spec.name());
    if (command == null) {
      spec.answerAbsent(client.reply());
    } else {
      command.run(client, request);
    }
  }
}
