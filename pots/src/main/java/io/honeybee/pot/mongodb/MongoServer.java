package io.honeybee.pot.mongodb;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What all connections share. Thread rule: safe for use by any thread. */
final class MongoServer {
  /** How an HTTP request begins, read as the length of a message: "GET ". */
  private static final int GET = 'G';

  private static final String HTTP_ANSWER =
      String.join(
          "\r\n",
          "HTTP/1.0 200 OK",
          "Connection: close",
          "Content-Type: text/plain",
          "Content-Length: 85",
          "",
          "It looks like you are trying to access MongoDB over HTTP on the native driver port.",
          "");

  private final PotContext context;
  private final MongoSettings settings;
  private final LoginDesk desk;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger(1_000);

  MongoServer(PotContext context, MongoSettings settings) {
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.connections.set(context.random().nextInt(500));
  }

  void serve(TcpSession session) throws IOException {
    session.readTimeout(context.limits().maxIdle());
    if (session.in().peek() == GET) {
      http(session);
      return;
    }
    MongoLogins logins = new MongoLogins(context, settings, desk, session);
    Data data = new Data(settings.databases(), context.world().seed());
    MongoCommands commands =
        new MongoCommands(context, settings, session, logins, data, connections.incrementAndGet());
    while (true) {
      MongoMessage message = MongoMessage.read(session.in());
      BsonDocument answer = commands.answer(message);
      if (message.wantsAnswer()) {
        session.send(message.answer(answers.incrementAndGet(), answer));
      }
    }
  }

  /** A length that begins as "GET " does is answered as a request for a page is. */
  private static void http(TcpSession session) throws IOException {
    byte[] first = session.in().some(4);
    if (new String(first, StandardCharsets.ISO_8859_1).equals("GET ")) {
      session.send(HTTP_ANSWER);
    }
  }
}
