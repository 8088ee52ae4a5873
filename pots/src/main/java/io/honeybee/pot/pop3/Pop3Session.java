package io.honeybee.pot.pop3;

import io.honeybee.mail.Credential;
import io.honeybee.mail.Mailbox;
import io.honeybee.mail.SaslDialogue;
import io.honeybee.mail.SaslDialogue.Aborted;
import io.honeybee.mail.SaslDialogue.Gone;
import io.honeybee.mail.SaslDialogue.NotBase64;
import io.honeybee.mail.SaslDialogue.Offered;
import io.honeybee.mail.SaslDialogue.Senseless;
import io.honeybee.mail.TlsStart;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One client before its login: RFC 1939, CAPA of RFC 2449, STLS of RFC 2595, AUTH of RFC 5034. The
 * replies are Dovecot 2.3's. After the login {@link Maildrop} answers.
 *
 * <p>Thread rule: the connection's own thread. Memory: a line of {@value #MAX_LINE_BYTES} bytes.
 */
final class Pop3Session {
  private static final int MAX_LINE_BYTES = 8_192;

  /** As Dovecot's login process: then the client is sent away. */
  private static final int MAX_BAD_COMMANDS = 10;

  private static final int APOP_DIGEST_DIGITS = 32;
  private static final String AUTH_FAILED = "-ERR [AUTH] Authentication failed.\r\n";
  private static final String UNKNOWN = "-ERR Unknown command.\r\n";

  private final Pop3Server server;
  private final TcpSession session;
  private String stamp = "";
  private byte @Nullable [] user;
  private @Nullable Maildrop maildrop;
  private int badCommands;
  private boolean over;

  Pop3Session(Pop3Server server, TcpSession session) {
    this.server = server;
    this.session = session;
  }

  void run() throws IOException {
    if (server.tlsStart() == TlsStart.IMPLICIT) {
      session.startTls(server.tls());
    }
    try {
      session.send("+OK " + server.banner() + stamp() + "\r\n");
      while (!over) {
        byte[] line = session.in().line(MAX_LINE_BYTES);
        if (line == null) {
          return;
        }
        handle(line);
      }
    } catch (SocketTimeoutException e) {
      session.send("-ERR Disconnected for inactivity.\r\n");
    }
  }

  /** As RFC 1939 section 7 wants it, in Dovecot's form. */
  private String stamp() {
    if (!server.apop()) {
      return "";
    }
    stamp =
        "<%x.%x.%x.%s@%s>"
            .formatted(
                server.context().random().nextInt(0x1000, 0xFFFFF),
                server.context().random().nextInt(1, 16),
                server.context().clock().instant().getEpochSecond(),
                session.events().session(),
                server.context().world().hostName());
    return " " + stamp;
  }

  private void handle(byte[] bytes) throws IOException {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1);
    // A password is reported with its login and not twice.
    if (!verb.equals("PASS") || user == null) {
      session
          .events()
          .report(
              EventType.COMMAND_INPUT.verb(),
              new EventFields().text(EventField.INPUT.name(), bytes, EventFields.MAX_INPUT_BYTES));
    }
    Maildrop open = maildrop;
    if (open != null) {
      session.send(open.answer(verb, argument));
      over = open.isClosed();
      return;
    }
    answer(dispatch(verb, argument));
  }

  private void answer(String reply) throws IOException {
    if (reply.equals(UNKNOWN) && ++badCommands >= MAX_BAD_COMMANDS) {
      over = true;
      session.send("-ERR Too many invalid bad commands.\r\n");
      return;
    }
    if (!reply.isEmpty()) {
      session.send(reply);
    }
  }

  private String dispatch(String verb, String argument) throws IOException {
    return switch (verb) {
      case "CAPA" -> Maildrop.capabilities(loginCapabilities());
      case "USER" -> {
        user = argument.getBytes(StandardCharsets.ISO_8859_1);
        yield "+OK\r\n";
      }
      case "PASS" -> {
        byte[] name = user;
        user = null;
        yield name == null
            ? "-ERR No username given.\r\n"
            : decide(new Credential(name, argument.getBytes(StandardCharsets.ISO_8859_1)), "USER");
      }
      case "APOP" -> apop(argument);
      case "AUTH" -> authenticate(argument);
      case "STLS" -> startTls();
      case "QUIT" -> {
        over = true;
        yield "+OK Logging out\r\n";
      }
      default -> UNKNOWN;
    };
  }

  private String loginCapabilities() {
    boolean tls = server.tlsStart() == TlsStart.STARTTLS && !session.isEncrypted();
    return (tls ? "STLS\r\n" : "") + "USER\r\nSASL PLAIN LOGIN\r\n";
  }

  private String startTls() throws IOException {
    if (server.tlsStart() == TlsStart.OFF) {
      return "-ERR TLS support isn't enabled.\r\n";
    }
    if (session.isEncrypted()) {
      return "-ERR TLS is already active.\r\n";
    }
    session.send("+OK Begin TLS negotiation now.\r\n");
    session.startTls(server.tls());
    user = null;
    return "";
  }

  /**
   * An APOP login never succeeds: whether the password is right cannot be told without knowing it.
   * Its hash is in the form that hashcat and John the Ripper read as {@code md5($salt.$pass)}: mode
   * 20, {@code dynamic_4}.
   */
  private String apop(String argument) {
    int space = argument.lastIndexOf(' ');
    if (stamp.isEmpty()) {
      return "-ERR [AUTH] Unsupported authentication mechanism.\r\n";
    }
    if (space < 0
        || argument.length() - space - 1 != APOP_DIGEST_DIGITS
        || !argument.substring(space + 1).matches("[0-9a-fA-F]+")) {
      return "-ERR Invalid parameters\r\n";
    }
    String digest = argument.substring(space + 1).toLowerCase(Locale.ROOT);
    session
        .events()
        .report(
            EventType.LOGIN_FAILED.verb(),
            new EventFields()
                .text(
                    EventField.USERNAME.name(),
                    argument.substring(0, space).getBytes(StandardCharsets.ISO_8859_1))
                .text(EventField.HASH.name(), digest + ":" + stamp)
                .text(EventField.METHOD.name(), "APOP"));
    return AUTH_FAILED;
  }

  private String authenticate(String argument) throws IOException {
    String[] parts = argument.split(" +", 2);
    if (parts[0].isEmpty()) {
      return "+OK\r\nPLAIN\r\nLOGIN\r\n.\r\n";
    }
    if (!SaslDialogue.knows(parts[0])) {
      return "-ERR [AUTH] Unsupported authentication mechanism.\r\n";
    }
    byte[] initial = parts.length < 2 ? null : parts[1].getBytes(StandardCharsets.ISO_8859_1);
    SaslDialogue.Outcome outcome =
        SaslDialogue.run(
            parts[0],
            initial,
            challenge -> {
              session.send("+ " + challenge + "\r\n");
              return session.in().line(MAX_LINE_BYTES);
            });
    return switch (outcome) {
      case Offered(Credential credential) -> decide(credential, parts[0].toUpperCase(Locale.ROOT));
      case Aborted() -> "-ERR Authentication aborted by client.\r\n";
      case NotBase64() -> "-ERR Invalid base64 data in initial response\r\n";
      case Senseless() -> AUTH_FAILED;
      case Gone() -> {
        over = true;
        yield "";
      }
    };
  }

  private String decide(Credential credential, String method) {
    boolean admitted =
        server
            .desk()
            .attempt(
                session.events(),
                session.source(),
                credential.user(),
                credential.password(),
                new EventFields().text(EventField.METHOD.name(), method));
    if (!admitted) {
      return AUTH_FAILED;
    }
    maildrop = new Maildrop(Mailbox.of(server.context().world(), credential.name()));
    return "+OK Logged in.\r\n";
  }
}
