package io.honeybee.pot.redis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** INFO, CONFIG, COMMAND, ACL, SAVE, DEBUG, MODULE and what else is about the server. */
final class ServerCommands {
  private static final int MICROS = 1_000_000;

  private ServerCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put(
        "info",
        (c, r) ->
            c.reply().verbatim(InfoReport.of(c, r.arguments().subList(1, r.arguments().size()))));
    commands.put("config", ServerCommands::config);
    commands.put("command", ServerCommands::command);
    commands.put("acl", ServerCommands::acl);
    commands.put(
        "save",
        (c, r) -> {
          Persistence.save(c);
          c.reply().ok();
        });
    commands.put(
        "bgsave",
        (c, r) -> {
          Persistence.save(c);
          c.reply().simple("Background saving started");
        });
    commands.put("lastsave", (c, r) -> c.reply().integer(InfoReport.lastSave(c).getEpochSecond()));
    commands.put("time", ServerCommands::time);
    commands.put("debug", (c, r) -> notAllowed("DEBUG"));
    commands.put("module", ServerCommands::module);
    commands.put(
        "lolwut",
        (c, r) -> c.reply().verbatim("Redis ver. " + c.server().settings().version() + "\n"));
    commands.put("slowlog", ServerCommands::emptyOrOk);
    commands.put("latency", ServerCommands::emptyOrOk);
    commands.put("memory", ServerCommands::memory);
    commands.put(
        "cluster",
        (c, r) -> {
          throw new RedisFault("ERR This instance has cluster support disabled");
        });
    commands.put("shutdown", ServerCommands::shutdown);
    // No other client's commands are ever shown to it.
    commands.put("monitor", (c, r) -> c.reply().ok());
  }

  private static void config(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    switch (a.get(1).toLowerCase(Locale.ROOT)) {
      case "get" -> {
        Map<String, String> found = new LinkedHashMap<>();
        a.subList(2, a.size()).forEach(p -> found.putAll(client.config().matching(p)));
        client.reply().bulks(found);
      }
      case "set" -> {
        if (a.size() % 2 != 0) {
          throw RedisFault.wrongArguments("config|set");
        }
        for (int i = 2; i < a.size(); i += 2) {
          client.config().set(a.get(i), a.get(i + 1));
        }
        client.reply().ok();
      }
      default -> client.reply().ok();
    }
  }

  private static void command(RedisClient client, Request request) {
    List<String> a = request.arguments();
    CommandTable table = client.server().commands();
    Reply reply = client.reply();
    switch (a.size() == 1 ? "" : a.get(1).toLowerCase(Locale.ROOT)) {
      case "" -> {
        reply.array(table.all().size());
        table.all().forEach(spec -> spec.describe(reply));
      }
      case "count" -> reply.integer(table.all().size());
      case "list" -> reply.bulks(table.all().stream().map(CommandSpec::name).toList());
      case "info" -> {
        List<CommandSpec> found =
            a.stream().skip(2).map(table::spec).filter(Objects::nonNull).distinct().toList();
        reply.array(found.size());
        found.forEach(spec -> spec.describe(reply));
      }
      default -> reply.map(0);
    }
  }

  private static void acl(RedisClient client, Request request) throws RedisFault {
    Reply reply = client.reply();
    String on = client.server().settings().needsPassword() ? "#<hidden>" : "nopass";
    switch (request.arguments().get(1).toLowerCase(Locale.ROOT)) {
      case "whoami" -> reply.bulk("default");
      case "users" -> reply.bulks(List.of("default"));
      case "list" ->
          reply.bulks(
              List.of(
                  "user default on "
                      + (on.equals("nopass") ? on : "#" + passwordHash(client))
                      + " ~* &* +@all"));
      case "cat" ->
          reply.bulks(
              client.server().commands().all().stream()
                  .flatMap(spec -> spec.categories().stream())
                  .distinct()
                  .sorted()
                  .toList());
      case "getuser", "log" -> reply.array(0);
      case "genpass" ->
          reply.bulk(
              "%016x%016x%016x%016x"
                  .formatted(
                      client.server().context().random().nextLong(),
                      client.server().context().random().nextLong(),
                      client.server().context().random().nextLong(),
                      client.server().context().random().nextLong()));
      case "save", "load" ->
          throw new RedisFault(
              "ERR This Redis instance is not configured to use an ACL file. You may want to"
                  + " specify users via the ACL SETUSER command and then issue a CONFIG REWRITE"
                  + " (assuming you have a Redis configuration file set) in order to store users in"
                  + " the Redis configuration.");
      case "deluser" -> reply.integer(0);
      default -> reply.ok();
    }
  }

  /** A hash of nobody's password, the same each time. */
  private static String passwordHash(RedisClient client) {
    String id = client.server().identity().runId();
    return (id + id).substring(3, 67);
  }

  private static void time(RedisClient client, Request request) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, client.now());
    client.reply().bulks(List.of(Long.toString(micros / MICROS), Long.toString(micros % MICROS)));
  }

  private static void notAllowed(String command) throws RedisFault {
    throw new RedisFault(
        "ERR "
            + command
            + " command not allowed. If the enable-"
            + command.toLowerCase(Locale.ROOT)
            + "-command option is set to \"local\", you can run it from a local connection, otherwise"
            + " you need to set this option in the configuration file, and then restart the"
            + " server.");
  }

  private static void module(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    String sub = a.get(1).toLowerCase(Locale.ROOT);
    if (sub.startsWith("load")) {
      // Shared Modules, tried.
      client.events().exploit("module-load", a.get(2), "T1129");
    }
    if (sub.equals("list")) {
      client.reply().array(0);
    } else {
      notAllowed("MODULE");
    }
  }

  private static void emptyOrOk(RedisClient client, Request request) {
    switch (request.arguments().get(1).toLowerCase(Locale.ROOT)) {
      case "reset" -> client.reply().ok();
      case "len" -> client.reply().integer(0);
      default -> client.reply().array(0);
    }
  }

  private static void memory(RedisClient client, Request request) {
    switch (request.arguments().get(1).toLowerCase(Locale.ROOT)) {
      case "purge" -> client.reply().ok();
      case "usage" -> client.reply().integer(64);
      default ->
          client
              .reply()
              .verbatim(
                  "Hi Sam, I can't find any memory issue in your instance. I can only account for"
                      + " what occurs on this base.\n");
    }
  }

  private static void shutdown(RedisClient client, Request request) throws RedisFault {
    for (String option : request.arguments().subList(1, request.arguments().size())) {
      if (!List.of("save", "nosave", "now", "force").contains(option.toLowerCase(Locale.ROOT))) {
        throw RedisFault.syntax();
      }
    }
    // systemd would start it again at once.
    client.close();
  }
}
