package io.honeybee.pot.imap;

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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client, and what it may do before its login: RFC 3501 section 6.2, ID of RFC 2971, SASL-IR of
 * RFC 4959. The replies are Dovecot 2.3's. After the login {@link Account} answers.
 *
 * <p>Thread rule: the connection's own thread. Memory: one command.
 */
final class ImapSession {
  private static final int MAX_AUTH_LINE_BYTES = 8_192;

  /** As Dovecot's login process: then the client is sent away. */
  private static final int MAX_BAD_COMMANDS = 3;

  /** After the login it has more patience. */
  private static final int MAX_BAD_LATER = 20;

  private static final String BAD = "BAD Error in IMAP command received by server.";

  private final ImapServer server;
  private final TcpSession session;
  private ImapReader reader;
  private @Nullable Account account;
  private int badCommands;
  private boolean over;

  ImapSession(ImapServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.reader = new ImapReader(session);
  }

  void run() throws IOException {
    if (server.tlsStart() == TlsStart.IMPLICIT) {
      session.startTls(server.tls());
    }
    try {
      session.send("* OK [CAPABILITY " + capabilities() + "] " + server.banner() + "\r\n");
      while (!over) {
        next();
      }
    } catch (SocketTimeoutException e) {
      session.send("* BYE Disconnected for inactivity.\r\n");
    } catch (ImapReader.LiteralTooLarge e) {
      session.send("* BYE Literal size too large\r\n");
    }
  }

  private String capabilities() {
    boolean tls = server.tlsStart() == TlsStart.STARTTLS && !session.isEncrypted();
    return "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ "
        + (tls ? "STARTTLS " : "")
        + "AUTH=PLAIN AUTH=LOGIN";
  }

  private void next() throws IOException {
    ImapCommand command;
    try {
      command = reader.read();
    } catch (BadCommand e) {
      report();
      bad(e.tag(), account == null ? BAD : "BAD Error in IMAP command: " + e.reason());
      return;
    }
    if (command == null) {
      over = true;
      return;
    }
    // A password is reported with its login and not twice.
    if (!command.name().equals("LOGIN") || !command.hasWords(2) || account != null) {
      report();
    }
    Account open = account;
    String reply = open == null ? beforeLogin(command) : open.answer(command);
    if (reply.startsWith(command.tag() + " BAD Error in IMAP command")) {
      bad(command.tag(), reply.substring(command.tag().length() + 1).stripTrailing());
      return;
    }
    badCommands = 0;
    session.send(reply);
    over |= open != null && open.isClosed();
  }

  private void report() {
    session
        .events()
        .report(
            EventType.COMMAND_INPUT.verb(),
            new EventFields()
                .text(EventField.INPUT.name(), reader.raw(), EventFields.MAX_INPUT_BYTES));
  }

  private void bad(String tag, String reply) throws IOException {
    badCommands++;
    if (badCommands >= (account == null ? MAX_BAD_COMMANDS : MAX_BAD_LATER)) {
      over = true;
      session.send("* BYE Too many invalid IMAP commands.\r\n");
      return;
    }
    session.send(tag + " " + reply + "\r\n");
  }

  private String beforeLogin(ImapCommand command) throws IOException {
    String tag = command.tag();
    return switch (command.name()) {
      case "CAPABILITY" ->
          "* CAPABILITY "
              + capabilities()
              + "\r\n"
              + tag
              + " OK Pre-login capabilities listed, post-login capabilities have more.\r\n";
      case "NOOP" -> tag + " OK NOOP completed.\r\n";
      case "ID" -> identify(command, session);
      case "STARTTLS" -> startTls(tag);
      case "LOGIN" ->
          command.hasWords(2)
              ? tag
                  + " "
                  + decide(new Credential(bytes(command.word(0)), bytes(command.word(1))), "LOGIN")
              : tag + " " + BAD + "\r\n";
      case "AUTHENTICATE" -> authenticate(command);
      case "LOGOUT" -> {
        over = true;
        yield "* BYE Logging out\r\n" + tag + " OK Logout completed.\r\n";
      }
      default -> tag + " " + BAD + "\r\n";
    };
  }

  /** The reply to ID, without the time that it takes after a login. */
  static String identify(ImapCommand command, TcpSession session) {
    boolean nil = command.word(0).equalsIgnoreCase("NIL");
    if (command.arguments().size() != 1
        || !(nil || command.arguments().getFirst() instanceof Token.Group)) {
      return command.tag() + " BAD Invalid ID parameters\r\n";
    }
    if (command.arguments().getFirst() instanceof Token.Group(List<Token> parameters)) {
      String named = parameters.stream().map(Token::word).collect(Collectors.joining(" "));
      session
          .events()
          .report(
              ImapPotType.CLIENT.verb(),
              new EventFields().text(EventField.VERSION.name(), bytes(named)));
    }
    return "* ID (\"name\" \"Dovecot\")\r\n" + command.tag() + " OK ID completed.\r\n";
  }

  private String startTls(String tag) throws IOException {
    if (server.tlsStart() == TlsStart.OFF) {
      return tag + " BAD TLS support isn't enabled.\r\n";
    }
    if (session.isEncrypted()) {
      return tag + " BAD TLS is already active.\r\n";
    }
    session.send(tag + " OK Begin TLS negotiation now.\r\n");
    session.startTls(server.tls());
    reader = new ImapReader(session);
    return "";
  }

  private String authenticate(ImapCommand command) throws IOException {
    String tag = command.tag();
    if (command.arguments().isEmpty() || command.arguments().size() > 2) {
      return tag + " " + BAD + "\r\n";
    }
    String mechanism = command.word(0).toUpperCase(Locale.ROOT);
    if (!SaslDialogue.knows(mechanism)) {
      return tag + " NO [ALERT] Unsupported authentication mechanism.\r\n";
    }
    byte[] initial = command.arguments().size() < 2 ? null : bytes(command.word(1));
    SaslDialogue.Outcome outcome =
        SaslDialogue.run(
            mechanism,
            initial,
            challenge -> {
              session.send("+ " + challenge + "\r\n");
              return session.in().line(MAX_AUTH_LINE_BYTES);
            });
    return switch (outcome) {
      case Offered(Credential credential) -> tag + " " + decide(credential, mechanism);
      case Aborted() -> tag + " BAD Authentication aborted by client.\r\n";
      case NotBase64() ->
          tag
              + " BAD Invalid base64 data in "
              + (initial == null ? "continued" : "initial")
              + " response\r\n";
      case Senseless() -> tag + " NO [AUTHENTICATIONFAILED] Authentication failed.\r\n";
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
      return "NO [AUTHENTICATIONFAILED] Authentication failed.\r\n";
    }
    account =
        new Account(
            server.context(), session, Mailbox.of(server.context().world(), credential.name()));
    return "OK [CAPABILITY " + Account.CAPABILITIES + "] Logged in\r\n";
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }
}
