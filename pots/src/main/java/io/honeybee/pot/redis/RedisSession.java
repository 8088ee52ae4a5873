package io.honeybee.pot.redis;

import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers one client's requests. Thread rule: the connection's own thread. */
final class RedisSession {
  private static final int MAX_REQUESTS = 20_000;
  private static final int MAX_QUEUED = 256;
  private static final int MAX_UNSENT_BYTES = 65_536;
  private static final int MAX_ERROR_ARGUMENTS = 128;
  private static final Set<String> BEFORE_LOGIN = Set.of("auth", "hello", "quit", "reset");
  private static final Set<String> WHILE_LISTENING =
      Set.of(
          "subscribe",
          "psubscribe",
          "ssubscribe",
          "unsubscribe",
          "punsubscribe",
          "sunsubscribe",
          "ping",
          "quit",
          "reset");
  private static final Set<String> NEVER_QUEUED =
      Set.of("multi", "exec", "discard", "watch", "quit", "reset");

  /** What a web browser sends that was made to speak to Redis, which drops it. */
  private static final Set<String> WEB_REQUESTS = Set.of("post", "host:");

  private final TcpSession session;
  private final RedisServer server;
  private final RedisClient client;

  RedisSession(RedisServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.client = new RedisClient(server, session);
  }

  void run() throws IOException {
    RequestReader reader = new RequestReader(session.in(), server.context().captures());
    // As Redis does, what is answered to requests that came together goes out together.
    try {
      for (int i = 0; i < MAX_REQUESTS && !client.isClosing(); i++) {
        Request request = reader.next(client.isAuthenticated());
        if (request == null) {
          break;
        }
        if (!request.arguments().isEmpty()) {
          server.countCommand();
          serve(request);
        }
        if (session.in().available() == 0 || client.reply().size() > MAX_UNSENT_BYTES) {
          session.send(client.reply().take());
        }
      }
    } catch (ProtocolError e) {
      client.reply().error("ERR Protocol error: " + e.getMessage());
    }
    session.send(client.reply().take());
  }

  private void serve(Request request) {
    String name = request.arguments().getFirst().toLowerCase(Locale.ROOT);
    client.events().command(request);
    if (WEB_REQUESTS.contains(name)) {
      client.close();
      return;
    }
    try {
      CommandSpec spec = check(name, request);
      List<Request> queued = client.queued();
      if (queued != null && !NEVER_QUEUED.contains(name)) {
        if (queued.size() >= MAX_QUEUED) {
          throw new RedisFault("OOM command not allowed when used memory > 'maxmemory'.");
        }
        queued.add(request);
        client.reply().simple("QUEUED");
      } else if (name.equals("exec")) {
        execute(queued);
      } else {
        server.commands().run(spec, client, request);
      }
    } catch (RedisFault e) {
      if (!name.equals("exec")) {
        client.breakQueue();
      }
      client.reply().error(e.line());
    }
  }

  private CommandSpec check(String name, Request request) throws RedisFault {
    List<String> arguments = request.arguments();
    CommandSpec spec = server.commands().spec(name);
    if (spec == null) {
      throw unknown(arguments);
    }
    if (!CommandSpec.allows(spec.arity(), arguments.size())) {
      throw RedisFault.wrongArguments(name);
    }
    if (!spec.subcommands().isEmpty() && arguments.size() > 1) {
      checkSubcommand(spec, arguments);
    }
    if (!client.isAuthenticated() && !BEFORE_LOGIN.contains(name)) {
      throw new RedisFault("NOAUTH Authentication required.");
    }
    if (client.isListening() && !WHILE_LISTENING.contains(name)) {
      throw new RedisFault(
          "ERR Can't execute '"
              + name
              + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in"
              + " this context");
    }
    if (client.master() != null && spec.isWrite()) {
      throw new RedisFault("READONLY You can't write against a read only replica.");
    }
    return spec;
  }

  private static void checkSubcommand(CommandSpec spec, List<String> arguments) throws RedisFault {
    String given = arguments.get(1);
    String sub = given.toLowerCase(Locale.ROOT);
    Integer arity = spec.subcommands().get(sub);
    if (arity == null) {
      throw new RedisFault(
          "ERR unknown subcommand '"
              + cut(given, MAX_ERROR_ARGUMENTS)
              + "'. Try "
              + spec.name().toUpperCase(Locale.ROOT)
              + " HELP.");
    }
    if (!CommandSpec.allows(arity, arguments.size())) {
      throw RedisFault.wrongArguments(spec.name() + "|" + sub);
    }
  }

  private static RedisFault unknown(List<String> arguments) {
    StringBuilder args = new StringBuilder();
    for (int i = 1; i < arguments.size() && args.length() < MAX_ERROR_ARGUMENTS; i++) {
      args.append('\'')
          .append(cut(arguments.get(i), MAX_ERROR_ARGUMENTS - args.length()))
          .append("' ");
    }
    return new RedisFault(
        "ERR unknown command '"
            + cut(arguments.getFirst(), MAX_ERROR_ARGUMENTS)
            + "', with args beginning with: "
            + args);
  }

  private static String cut(String text, int max) {
    return text.length() > max ? text.substring(0, max) : text;
  }

  private void execute(@Nullable List<Request> queued) throws RedisFault {
    if (queued == null) {
      throw new RedisFault("ERR EXEC without MULTI");
    }
    boolean broken = client.isQueueBroken();
    client.endQueue();
    if (broken) {
      throw new RedisFault("EXECABORT Transaction discarded because of previous errors.");
    }
    client.reply().array(queued.size());
    for (Request request : queued) {
      CommandSpec spec = server.commands().spec(request.arguments().getFirst());
      try {
        if (spec != null) {
          server.commands().run(spec, client, request);
        }
      } catch (RedisFault e) {
        client.reply().error(e.line());
      }
    }
  }
}
