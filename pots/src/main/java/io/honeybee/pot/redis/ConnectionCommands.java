package io.honeybee.pot.redis;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** AUTH, HELLO, PING, ECHO, SELECT, CLIENT, QUIT, RESET, MULTI and DISCARD. */
final class ConnectionCommands {
  private static final String DEFAULT_USER = "default";
  private static final String WRONG_PASSWORD =
      "WRONGPASS invalid username-password pair or user is disabled.";

  private ConnectionCommands() {}

  static void addTo(Map<String, CommandTable.Command> commands) {
    commands.put("auth", ConnectionCommands::auth);
    commands.put("hello", ConnectionCommands::hello);
    commands.put("ping", ConnectionCommands::ping);
    commands.put("echo", (c, r) -> c.reply().bulk(r.arguments().get(1)));
    commands.put("select", ConnectionCommands::select);
    commands.put("client", ClientCommand::run);
    commands.put(
        "quit",
        (c, r) -> {
          c.reply().ok();
          c.close();
        });
    commands.put(
        "reset",
        (c, r) -> {
          c.reset();
          c.reply().simple("RESET");
        });
    commands.put("multi", ConnectionCommands::multi);
    commands.put("discard", ConnectionCommands::discard);
  }

  private static void multi(RedisClient client, Request request) throws RedisFault {
    if (client.queued() != null) {
      throw new RedisFault("ERR MULTI calls can not be nested");
    }
    client.beginQueue();
    client.reply().ok();
  }

  private static void discard(RedisClient client, Request request) throws RedisFault {
    if (client.queued() == null) {
      throw new RedisFault("ERR DISCARD without MULTI");
    }
    client.endQueue();
    client.reply().ok();
  }

  private static void ping(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    if (a.size() > 2) {
      throw RedisFault.wrongArguments("ping");
    }
    String said = a.size() == 2 ? a.get(1) : "";
    if (client.isListening()) {
      client.reply().array(2);
      client.reply().bulk("pong");
      client.reply().bulk(said);
    } else if (a.size() == 2) {
      client.reply().bulk(said);
    } else {
      client.reply().simple("PONG");
    }
  }

  private static void select(RedisClient client, Request request) throws RedisFault {
    long number = Arguments.integer(request.arguments().get(1));
    if (number < 0 || number >= KeySpace.DATABASES) {
      throw new RedisFault("ERR DB index is out of range");
    }
    client.keys().select((int) number);
    client.reply().ok();
  }

  private static void auth(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    if (a.size() > 3) {
      throw RedisFault.syntax();
    }
    boolean alone = a.size() == 2;
    boolean admitted =
        logIn(client, alone ? DEFAULT_USER : a.get(1), a.getLast(), alone ? "auth" : "auth-user");
    if (alone && !client.server().settings().needsPassword()) {
      throw new RedisFault(
          "ERR AUTH <password> called without any password configured for the default user. Are"
              + " you sure your configuration is correct?");
    }
    if (!admitted) {
      throw new RedisFault(WRONG_PASSWORD);
    }
    client.reply().ok();
  }

  private static boolean logIn(RedisClient client, String user, String password, String method) {
    RedisServer server = client.server();
    EventFields fields = new EventFields().text(EventField.METHOD.name(), method);
    byte[] name = RedisEvents.latin1(user);
    byte[] secret = RedisEvents.latin1(password);
    if (!server.settings().needsPassword()) {
      // Nobody has a password: the default user is let in with any, others do not exist.
      boolean isDefault = user.equals(DEFAULT_USER) && method.equals("auth-user");
      client
          .events()
          .session()
          .report(
              isDefault ? "login.success" : "login.failed",
              fields
                  .text(EventField.USERNAME.name(), name)
                  .text(EventField.PASSWORD.name(), secret));
      return isDefault;
    }
    boolean admitted =
        server
            .desk()
            .attempt(client.session().events(), client.session().source(), name, secret, fields);
    if (admitted) {
      client.authenticated(true);
    }
    return admitted;
  }

  private static void hello(RedisClient client, Request request) throws RedisFault {
    List<String> a = request.arguments();
    int version = client.reply().protocol();
    if (a.size() > 1) {
      version = protocol(a.get(1));
    }
    String name = null;
    for (int i = 2; i < a.size(); i++) {
      String option = a.get(i).toUpperCase(Locale.ROOT);
      if (option.equals("AUTH") && i + 2 < a.size()) {
        if (!logIn(client, a.get(i + 1), a.get(i + 2), "auth-user")) {
          throw new RedisFault(WRONG_PASSWORD);
        }
        i += 2;
      } else if (option.equals("SETNAME") && i + 1 < a.size()) {
        name = ClientCommand.checkName(a.get(++i));
      } else {
        throw new RedisFault("ERR Syntax error in HELLO option '" + a.get(i) + "'");
      }
    }
    if (!client.isAuthenticated()) {
      throw new RedisFault(
          "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO"
              + " AUTH <user> <pass> option can be used to authenticate the client and select the"
              + " RESP protocol version at the same time");
    }
    if (name != null) {
      client.name(name);
    }
    client.reply().protocol(version);
    greet(client, version);
  }

  private static int protocol(String text) throws RedisFault {
    long version;
    try {
      version = Arguments.integer(text);
    } catch (RedisFault e) {
      throw new RedisFault("ERR Protocol version is not an integer or out of range");
    }
    if (version < 2 || version > 3) {
      throw new RedisFault("NOPROTO unsupported protocol version");
    }
    return (int) version;
  }

  private static void greet(RedisClient client, int version) {
    Reply reply = client.reply();
    reply.map(7);
    reply.bulk("server");
    reply.bulk("redis");
    reply.bulk("version");
    reply.bulk(client.server().settings().version());
    reply.bulk("proto");
    reply.integer(version);
    reply.bulk("id");
    reply.integer(client.id());
    reply.bulk("mode");
    reply.bulk("standalone");
    reply.bulk("role");
    reply.bulk(client.master() == null ? "master" : "replica");
    reply.bulk("modules");
    reply.array(0);
  }
}
