package io.honeybee.pot.mysql;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What all connections share. Thread rule: safe for use by any thread. */
final class MySqlServer {
  /** The server's {@code connect_timeout}. */
  private static final Duration LOGIN_TIME = Duration.ofSeconds(10);

  private static final int MAX_LOGIN_BYTES = 65_536;
  private static final int CHALLENGE_BYTES = 20;
  private static final int FIRST_PART = 8;
  private static final int AUTOCOMMIT = 2;
  private static final List<String> SYSTEM =
      List.of("information_schema", "mysql", "performance_schema", "sys");

  private final PotContext context;
  private final MySqlSettings settings;
  private final LoginDesk desk;
  private final PotTls tls;
  private final RsaKey key;
  private final AtomicInteger connections;

  MySqlServer(PotContext context, MySqlSettings settings) {
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.tls = new PotTls(context);
    this.key = new RsaKey(context);
    // A server that has run for a while.
    this.connections = new AtomicInteger(1_000 + context.random().nextInt(60_000));
  }

  void serve(TcpSession session) throws IOException {
    PacketLink link = new PacketLink(session);
    try {
      session.readTimeout(LOGIN_TIME);
      SessionState state =
          new SessionState(
              connections.incrementAndGet(),
              session.source().getHostAddress(),
              Stream.concat(SYSTEM.stream(), settings.databases().stream()).toList());
      byte[] challenge = challenge();
      greet(link, state, challenge);
      LoginRequest request = request(link);
      Logins logins = new Logins(settings, desk, key, link, challenge);
      if (!logins.admits(request, false)) {
        return;
      }
      state.user(request.user());
      String database = request.database();
      if (!database.isEmpty() && !state.use(database)) {
        link.fault(Queries.unknownDatabase(database));
        return;
      }
      link.done(0);
      session.readTimeout(context.limits().maxIdle());
      new Commands(context, settings, link, logins, state, request).serve();
    } catch (ProtocolFault e) {
      link.fault(e.fault());
    }
  }

  private LoginRequest request(PacketLink link) throws IOException {
    byte[] packet = link.read(MAX_LOGIN_BYTES);
    if (settings.tls() && LoginRequest.asksForTls(packet)) {
      link.session().startTls(tls);
      packet = link.read(MAX_LOGIN_BYTES);
    }
    return LoginRequest.parse(packet);
  }

  /** Seven bits each and never zero, as servers make them. */
  private byte[] challenge() {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    for (int i = 0; i < challenge.length; i++) {
      int c = 1 + context.random().nextInt(127);
      challenge[i] = (byte) (c == '$' ? c + 1 : c);
    }
    return challenge;
  }

  private void greet(PacketLink link, SessionState state, byte[] challenge) throws IOException {
    Personality personality = settings.personality();
    int capabilities = personality.capabilities() | (settings.tls() ? Capability.SSL : 0);
    link.write(
        new PacketWriter()
            .int1(10)
            .terminated(personality.greeted())
            .int4(state.connectionId())
            .raw(Arrays.copyOf(challenge, FIRST_PART))
            .int1(0)
            .int2(capabilities)
            .int1(personality.charset())
            .int2(AUTOCOMMIT)
            .int2(capabilities >>> 16)
            .int1(CHALLENGE_BYTES + 1)
            .zeros(6)
            .int4(personality.extended())
            .raw(Arrays.copyOfRange(challenge, FIRST_PART, CHALLENGE_BYTES))
            .int1(0)
            .terminated(settings.authPlugin()));
    link.flush();
  }
}
