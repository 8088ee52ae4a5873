package io.honeybee.pot.mssql;

import io.honeybee.fingerprint.ClientHello;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;

/** What all connections share. Thread rule: safe for use by any thread. */
final class MsSqlServer {
  private static final Duration LOGIN_TIME = Duration.ofSeconds(60);
  private static final int MAX_PRELOGIN_BYTES = 4_096;

  /** [MS-TDS] 2.2.6.4: a login is at most 128 KiB less one byte. */
  private static final int MAX_LOGIN_BYTES = 131_071;

  private static final int TDS_7_4 = 0x7400_0004;
  private static final int FIRST_PROCESS = 51;
  private static final int TLS_HEADER_BYTES = 5;
  private static final List<String> SYSTEM = List.of("master", "tempdb", "model", "msdb");

  private final PotContext context;
  private final MsSqlSettings settings;
  private final LoginDesk desk;
  private final PotTls tls;
  private final AtomicInteger processes;

  MsSqlServer(PotContext context, MsSqlSettings settings) {
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.tls = new PotTls(context);
    this.processes = new AtomicInteger(FIRST_PROCESS + context.random().nextInt(40));
  }

  void serve(TcpSession session) throws IOException {
    session.readTimeout(LOGIN_TIME);
    TdsLink link = new TdsLink(session, 0);
    PreLogin asked = preLogin(link);
    int agreed = asked.agreed(settings.tls());
    link.send(TdsLink.RESPONSE, asked.answer(settings.personality().build(), agreed));
    TdsLink logged = new TdsLink(session, nextProcess());
    if (agreed != PreLogin.NOT_SUPPORTED) {
      logged.startTls(engine(), records -> introduce(session, records));
    }
    TdsLink.Kind message = logged.read(MAX_LOGIN_BYTES);
    if (agreed == PreLogin.OFF) {
      logged.endTls();
    }
    if (message.type() != TdsLink.LOGIN7) {
      throw new IOException("the client does not log in");
    }
    Login7 login = Login7.parse(message.content());
    if (admits(session, login)) {
      welcome(logged, login);
    } else {
      refuse(logged, login);
    }
  }

  private static PreLogin preLogin(TdsLink link) throws IOException {
    TdsLink.Kind message = link.read(MAX_PRELOGIN_BYTES);
    if (message.type() != TdsLink.PRELOGIN) {
      throw new IOException("the client does not begin with a pre-login");
    }
    return PreLogin.parse(message.content());
  }

  /** Sixteen bits, and never those of the server's own. */
  private int nextProcess() {
    return FIRST_PROCESS + Math.floorMod(processes.getAndIncrement(), 1_000);
  }

  /** Inside TDS packets a server speaks TLS up to 1.2. */
  private SSLEngine engine() throws IOException {
    SSLEngine engine = tls.context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    return engine;
  }

  private static void introduce(TcpSession session, byte[] records) {
    if (records.length > TLS_HEADER_BYTES) {
      ClientHello.parse(Arrays.copyOfRange(records, TLS_HEADER_BYTES, records.length))
          .ifPresent(
              hello ->
                  session.events().report(EventType.CLIENT_TLS.verb(), PotTls.describe(hello)));
    }
  }

  private boolean admits(TcpSession session, Login7 login) {
    EventFields fields =
        new EventFields()
            .text(EventField.METHOD.name(), login.integrated() ? "integrated" : "password")
            .text(MsSqlPotType.HOST.name(), login.host())
            .text(MsSqlPotType.APPLICATION.name(), login.application())
            .text(MsSqlPotType.LIBRARY.name(), login.library())
            .text(MsSqlPotType.SERVER.name(), login.server());
    if (!login.database().isEmpty()) {
      fields.text(MsSqlPotType.DATABASE.name(), login.database());
    }
    if (login.integrated()) {
      session
          .events()
          .report(
              EventType.LOGIN_FAILED.verb(), fields.text(EventField.USERNAME.name(), login.user()));
      return false;
    }
    return desk.attempt(
        session.events(),
        session.source(),
        login.user().getBytes(StandardCharsets.UTF_8),
        login.password().getBytes(StandardCharsets.UTF_8),
        fields);
  }

  private void refuse(TdsLink link, Login7 login) throws IOException {
    TdsMessage message =
        login.integrated()
            ? TdsMessage.of(
                18452,
                1,
                14,
                "Login failed. The login is from an untrusted domain and cannot be used with"
                    + " Integrated authentication.")
            : TdsMessage.of(18456, 1, 14, "Login failed for user '" + login.user() + "'.");
    link.send(TdsLink.RESPONSE, tokens(login).message(message).failed(false).bytes());
  }

  private Tokens tokens(Login7 login) {
    return new Tokens(login.isWide(), serverName());
  }

  private String serverName() {
    return context.world().hostName().toUpperCase(Locale.ROOT);
  }

  private void welcome(TdsLink link, Login7 login) throws IOException {
    List<String> databases = Stream.concat(SYSTEM.stream(), settings.databases().stream()).toList();
    String database = login.database().isEmpty() ? "master" : login.database();
    if (!databases.contains(database)) {
      String named = login.user();
      link.send(
          TdsLink.RESPONSE,
          tokens(login)
              .message(
                  TdsMessage.of(
                      4060,
                      1,
                      11,
                      "Cannot open database \""
                          + database
                          + "\" requested by the login. The login"
                          + " failed."))
              .message(TdsMessage.of(18456, 1, 14, "Login failed for user '" + named + "'."))
              .failed(false)
              .bytes());
      return;
    }
    int version =
        Integer.compareUnsigned(login.tdsVersion(), TDS_7_4) > 0 ? TDS_7_4 : login.tdsVersion();
    link.send(
        TdsLink.RESPONSE,
        tokens(login)
            .change(1, database, "master")
            .message(TdsMessage.of(5701, 2, 0, "Changed database context to '" + database + "'."))
            .collation()
            .change(2, "us_english", "")
            .message(TdsMessage.of(5703, 1, 0, "Changed language setting to us_english."))
            .loginAccepted(version, settings.personality().build())
            .change(4, "4096", "4096")
            .done(-1, false)
            .bytes());
    link.session().readTimeout(context.limits().maxIdle());
    Batches answers =
        new Batches(
            settings.personality(), serverName(), login, link.processId(), database, databases);
    new Requests(link, login, answers, serverName()).serve();
  }
}
