package io.honeybee.pot.postgresql;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What all connections share. Thread rule: safe for use by any thread. */
final class PostgresServer {
  /** The server's {@code authentication_timeout}. */
  private static final Duration LOGIN_TIME = Duration.ofMinutes(1);

  private static final int MAX_STARTUP_BYTES = 10_000;
  private static final List<String> SYSTEM = List.of("postgres", "template1");

  private final PotContext context;
  private final PostgresSettings settings;
  private final LoginDesk desk;
  private final PotTls tls;
  private final AtomicInteger processes;

  PostgresServer(PotContext context, PostgresSettings settings) {
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.tls = new PotTls(context);
    this.processes = new AtomicInteger(2_000 + context.random().nextInt(20_000));
  }

  void serve(TcpSession session) throws IOException {
    Wire wire = new Wire(session);
    try {
      session.readTimeout(LOGIN_TIME);
      Startup startup = begin(wire);
      if (startup.code() == Startup.CANCEL) {
        return;
      }
      new Logins(context, settings, desk, wire).admit(startup);
      welcome(wire, startup);
      session.readTimeout(context.limits().maxIdle());
      new Conversation(context, settings, wire, startup).serve();
    } catch (PgFaultException e) {
      wire.report('E', e.fault()).flush();
    }
  }

  /** Answers requests for encryption until the client says who it is. */
  private Startup begin(Wire wire) throws IOException {
    boolean askedForTls = false;
    boolean askedForGss = false;
    while (true) {
      Startup startup = Startup.parse(wire.startup(MAX_STARTUP_BYTES));
      switch (startup.code()) {
        case Startup.SSL -> {
          if (askedForTls) {
            throw unsupported(startup.code());
          }
          askedForTls = true;
          wire.session().send(settings.tls() ? "S" : "N");
          if (settings.tls()) {
            wire.session().startTls(tls);
          }
        }
        case Startup.GSSENC -> {
          if (askedForGss) {
            throw unsupported(startup.code());
          }
          askedForGss = true;
          wire.session().send("N");
        }
        case Startup.CANCEL -> {
          return startup;
        }
        default -> {
          return checked(startup);
        }
      }
    }
  }

  private static Startup checked(Startup startup) throws IOException {
    if (startup.code() >>> 16 != 3) {
      throw unsupported(startup.code());
    }
    if (startup.user().isEmpty()) {
      throw new PgFaultException(
          PgFault.fatal(
              "28000",
              "no PostgreSQL user name specified in startup packet",
              "postmaster.c",
              2349,
              "ProcessStartupPacket"));
    }
    return startup;
  }

  private static PgFaultException unsupported(int code) {
    return new PgFaultException(
        PgFault.fatal(
            "0A000",
            "unsupported frontend protocol "
                + (code >>> 16)
                + "."
                + (code & 0xFFFF)
                + ": server supports 3.0 to 3.0",
            "postmaster.c",
            2220,
            "ProcessStartupPacket"));
  }

  private void welcome(Wire wire, Startup startup) throws IOException {
    List<String> known = settings.databases();
    String database = startup.database();
    if (!SYSTEM.contains(database) && !known.contains(database)) {
      throw new PgFaultException(
          PgFault.fatal(
              "3D000",
              "database \"" + database + "\" does not exist",
              "postinit.c",
              948,
              "InitPostgres"));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("application_name", startup.parameters().getOrDefault("application_name", ""));
    parameters.put("client_encoding", "UTF8");
    parameters.put("DateStyle", "ISO, MDY");
    parameters.put("default_transaction_read_only", "off");
    parameters.put("in_hot_standby", "off");
    parameters.put("integer_datetimes", "on");
    parameters.put("IntervalStyle", "postgres");
    parameters.put("is_superuser", "on");
    parameters.put("server_encoding", "UTF8");
    parameters.put("server_version", settings.version());
    parameters.put("session_authorization", startup.user());
    parameters.put("standard_conforming_strings", "on");
    parameters.put("TimeZone", "Etc/UTC");
    wire.authentication(0, new byte[0]);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      wire.add(
          'S',
          content -> {
            Wire.text(content, parameter.getKey());
            Wire.text(content, parameter.getValue());
          });
    }
    int secret = context.random().nextInt();
    wire.add(
        'K',
        content -> {
          content.writeInt(processes.incrementAndGet());
          content.writeInt(secret);
        });
    wire.add('Z', content -> content.writeByte('I'));
    wire.flush();
  }
}
