package io.honeybee.pot.postgresql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Has a client log in and reports what it gave away. Thread rule: the connection's own thread. */
final class Logins {
  private static final int MAX_MESSAGE_BYTES = 65_536;
  private static final int CLEAR = 3;
  private static final int MD5 = 5;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SCRAM_ITERATIONS = 4_096;
  private static final int NONCE_BYTES = 18;
  private static final int SALT_BYTES = 16;

  private final PotContext context;
  private final PostgresSettings settings;
  private final LoginDesk desk;
  private final Wire wire;

  Logins(PotContext context, PostgresSettings settings, LoginDesk desk, Wire wire) {
    this.context = context;
    this.settings = settings;
    this.desk = desk;
    this.wire = wire;
  }

  /**
   * Returns when the client is let in.
   *
   * @throws PgFaultException when it is not
   */
  void admit(Startup startup) throws IOException {
    boolean admitted =
        switch (settings.authMethod()) {
          case PASSWORD -> password(startup);
          case MD5 -> md5(startup);
          case SCRAM -> scram(startup);
        };
    if (!admitted) {
      throw new PgFaultException(
          PgFault.fatal(
              "28P01",
              "password authentication failed for user \"" + startup.user() + "\"",
              "auth.c",
              334,
              "auth_failed"));
    }
  }

  private TcpSession session() {
    return wire.session();
  }

  private boolean password(Startup startup) throws IOException {
    wire.authentication(CLEAR, new byte[0]).flush();
    byte[] password = raw(withoutEnd(answer()));
    if (password.length == 0) {
      report(startup, fields(startup).text(EventField.PASSWORD.name(), password));
      throw new PgFaultException(
          PgFault.fatal(
              "28P01", "empty password returned by client", "auth.c", 754, "recv_password_packet"));
    }
    return desk.attempt(
        session().events(), session().source(), user(startup), password, fields(startup));
  }

  private boolean md5(Startup startup) throws IOException {
    byte[] salt = bytes(4);
    wire.authentication(MD5, salt).flush();
    String text = withoutEnd(answer());
    if (!text.startsWith("md5")) {
      // A client that sends its password although it was not asked for it.
      return desk.attempt(
          session().events(), session().source(), user(startup), raw(text), fields(startup));
    }
    String hash = text.substring(3);
    String name = new String(user(startup), StandardCharsets.UTF_8);
    return desk.attemptAnswer(
        session().events(),
        session().source(),
        user(startup),
        false,
        p -> hash.equals(md5(hex(p.getBytes(StandardCharsets.UTF_8), user(startup)), salt)),
        fields(startup)
            .text(
                EventField.HASH.name(),
                // As hashcat (mode 11100) and john read it.
                "$postgres$" + name + "*" + HexFormat.of().formatHex(salt) + "*" + hash));
  }

  private static String md5(String password, byte[] salt) {
    return hex(password.getBytes(StandardCharsets.US_ASCII), salt);
  }

  private static String hex(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(first);
      return HexFormat.of().formatHex(digest.digest(second));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  /** Refuses at the end of the exchange: what the client proves cannot be checked. */
  private boolean scram(Startup startup) throws IOException {
    wire.authentication(SASL, "SCRAM-SHA-256\0\0".getBytes(StandardCharsets.US_ASCII)).flush();
    // The mechanism's name, a length of four bytes, and "n,,n=,r=NONCE".
    String first = answer();
    int at = first.indexOf("n=");
    int nonce = first.indexOf(",r=", Math.max(at, 0));
    if (at < 0 || nonce < 0) {
      throw malformed();
    }
    String bare = first.substring(at);
    Base64.Encoder base64 = Base64.getEncoder();
    String serverFirst =
        "r="
            + first.substring(nonce + 3)
            + base64.encodeToString(bytes(NONCE_BYTES))
            + ",s="
            + base64.encodeToString(bytes(SALT_BYTES))
            + ",i="
            + SCRAM_ITERATIONS;
    wire.authentication(SASL_CONTINUE, serverFirst.getBytes(StandardCharsets.ISO_8859_1)).flush();
    String last = answer();
    if (!last.contains(",p=")) {
      throw malformed();
    }
    String exchange = bare + "," + serverFirst + "," + last;
    report(
        startup,
        fields(startup)
            .text(PostgresPotType.EXCHANGE.name(), exchange.getBytes(StandardCharsets.ISO_8859_1)));
    return false;
  }

  private static PgFaultException malformed() {
    return new PgFaultException(
        PgFault.fatal(
            "08P01", "malformed SCRAM message", "auth-scram.c", 1001, "read_client_first_message"));
  }

  private void report(Startup startup, EventFields fields) {
    session()
        .events()
        .report(
            EventType.LOGIN_FAILED.verb(), fields.text(EventField.USERNAME.name(), user(startup)));
  }

  private String answer() throws IOException {
    Wire.Message message = wire.read(MAX_MESSAGE_BYTES);
    if (message.type() != 'p') {
      boolean sasl = settings.authMethod() == PostgresSettings.AuthMethod.SCRAM;
      throw new PgFaultException(
          PgFault.protocol(
              (sasl ? "expected SASL response" : "expected password response")
                  + ", got message type "
                  + (int) message.type(),
              sasl ? "auth-sasl.c" : "auth.c",
              sasl ? 92 : 718,
              sasl ? "CheckSASLAuth" : "recv_password_packet"));
    }
    return message.content();
  }

  private EventFields fields(Startup startup) {
    EventFields fields =
        new EventFields()
            .text(EventField.METHOD.name(), settings.authMethod().word())
            .text(PostgresPotType.DATABASE.name(), raw(startup.database()));
    String application = startup.parameters().getOrDefault("application_name", "");
    return application.isEmpty()
        ? fields
        : fields.text(PostgresPotType.APPLICATION.name(), raw(application));
  }

  private static byte[] user(Startup startup) {
    return raw(startup.user());
  }

  private static byte[] raw(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    context.random().nextBytes(bytes);
    return bytes;
  }

  private static String withoutEnd(String password) {
    int end = password.indexOf('\0');
    return end < 0 ? password : password.substring(0, end);
  }
}
