package io.honeybee.pot.smtp;

import io.honeybee.mail.Credential;
import io.honeybee.mail.SaslDialogue;
import io.honeybee.mail.SaslDialogue.Aborted;
import io.honeybee.mail.SaslDialogue.Gone;
import io.honeybee.mail.SaslDialogue.NotBase64;
import io.honeybee.mail.SaslDialogue.Offered;
import io.honeybee.mail.SaslDialogue.Senseless;
import io.honeybee.mail.TlsStart;
import io.honeybee.personality.Replies;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One client of the mail server: RFC 5321, AUTH of RFC 4954, STARTTLS of RFC 3207. Messages are
 * {@link SmtpTransaction}'s.
 *
 * <p>Thread rule: the connection's own thread. Memory: a line of {@value #MAX_LINE_BYTES} bytes,
 * and that of the transaction.
 */
final class SmtpSession {
  /** As Postfix has it; the rest of a longer line is dropped. */
  private static final int MAX_LINE_BYTES = 2_048;

  /** RFC 4954 section 4. */
  private static final int MAX_AUTH_LINE_BYTES = 12_288;

  private static final List<String> BROWSER = List.of("GET", "POST", "CONNECT");

  private final SmtpServer server;
  private final TcpSession session;
  private final Replies replies;
  private final SmtpTransaction transaction;
  private String helo = "";
  private boolean extended;
  private boolean authenticated;
  private int errors;
  private boolean over;

  SmtpSession(SmtpServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.replies = server.replies();
    this.transaction = new SmtpTransaction(server, session);
  }

  void run() throws IOException {
    if (server.settings().tls() == TlsStart.IMPLICIT) {
      session.startTls(server.tls());
    }
    try {
      session.send(server.banner());
      byte[] line = session.in().line(MAX_LINE_BYTES);
      while (line != null) {
        handle(line);
        if (over) {
          return;
        }
        line = session.in().line(MAX_LINE_BYTES);
      }
    } catch (SocketTimeoutException e) {
      session.send(replies.to("timeout"));
    } finally {
      transaction.reset();
    }
  }

  private void handle(byte[] bytes) throws IOException {
    String line = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    session
        .events()
        .report(
            EventType.COMMAND_INPUT.verb(),
            new EventFields().text(EventField.INPUT.name(), bytes, EventFields.MAX_INPUT_BYTES));
    answer(dispatch(verb, argument));
  }

  /** The reply; one of class 5 or 4 that is not about a login or a recipient is an error. */
  private String dispatch(String verb, String argument) throws IOException {
    return switch (verb) {
      case "" -> replies.to("empty");
      case "HELO" -> greet(argument, false);
      case "EHLO" -> greet(argument, true);
      case "AUTH" -> authenticate(argument);
      case "STARTTLS" -> startTls(argument);
      case "MAIL" ->
          helo.isEmpty() && replies.has("mail.early")
              ? replies.to("mail.early")
              : transaction.mail(argument);
      case "RCPT" -> transaction.recipient(argument, authenticated);
      case "DATA" -> transaction.data(helo);
      case "BDAT" -> transaction.chunk(argument, helo);
      case "RSET" -> {
        transaction.reset();
        yield replies.to("rset");
      }
      case "NOOP" -> replies.to("noop");
      case "VRFY" -> verify(argument);
      case "EXPN" -> replies.to("expn");
      case "ETRN" -> argument.isEmpty() ? replies.to("etrn.syntax") : replies.to("etrn", argument);
      case "HELP" -> replies.has("help") ? replies.to("help") : replies.to("unknown");
      case "QUIT" -> {
        over = true;
        yield replies.to("quit");
      }
      default -> {
        boolean browser = BROWSER.contains(verb) && replies.has("browser");
        over = browser;
        yield browser ? replies.to("browser") : replies.to("unknown");
      }
    };
  }

  private void answer(String reply) throws IOException {
    if (reply.isEmpty()) {
      return;
    }
    boolean error = reply.startsWith("50") || reply.startsWith("55") || reply.startsWith("52");
    if (!error) {
      session.send(reply);
      return;
    }
    errors++;
    boolean enough = errors >= Integer.parseInt(replies.text("errors.limit"));
    if (enough && replies.has("errors.appended")) {
      String code = reply.substring(0, 3);
      session.send(
          code + "-" + reply.substring(4) + code + " " + replies.text("errors.appended") + "\r\n");
    } else {
      session.send(enough ? reply + replies.to("errors.farewell") : reply);
    }
    over |= enough;
  }

  private String greet(String name, boolean extend) {
    String kind = extend ? "ehlo" : "helo";
    if (name.isEmpty()) {
      return replies.to(kind + ".syntax");
    }
    helo = name;
    extended = extend;
    transaction.reset();
    String address = session.source().getHostAddress();
    if (!extend) {
      return replies.to("helo", name, address);
    }
    List<String> lines = new ArrayList<>();
    lines.add(replies.to("greeting", name, address).stripTrailing());
    boolean tls = server.settings().tls() == TlsStart.STARTTLS && !session.isEncrypted();
    for (String feature : replies.text("features").split("\n", -1)) {
      if (tls || !feature.equals("STARTTLS")) {
        lines.add(feature);
      }
    }
    StringBuilder reply = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      reply.append(i == lines.size() - 1 ? "250 " : "250-").append(lines.get(i)).append("\r\n");
    }
    return reply.toString();
  }

  private String startTls(String argument) throws IOException {
    if (server.settings().tls() == TlsStart.OFF) {
      return replies.to("starttls.off");
    }
    if (session.isEncrypted()) {
      return replies.to("starttls.again");
    }
    if (!argument.isEmpty()) {
      return replies.to("starttls.syntax");
    }
    session.send(replies.to("starttls.go"));
    session.startTls(server.tls());
    // RFC 3207 section 4.2: nothing that was said before counts.
    helo = "";
    extended = false;
    transaction.reset();
    return "";
  }

  private String authenticate(String argument) throws IOException {
    if (authenticated) {
      return replies.to("auth.again");
    }
    if (!extended && replies.has("auth.early")) {
      return replies.to("auth.early");
    }
    if (transaction.isBegun()) {
      return replies.to("auth.late");
    }
    String[] parts = argument.split(" +", 2);
    String mechanism = parts[0];
    if (mechanism.isEmpty()) {
      return replies.to("auth.syntax");
    }
    if (!SaslDialogue.knows(mechanism)) {
      return replies.to("auth.mechanism", mechanism);
    }
    byte[] initial = parts.length < 2 ? null : parts[1].getBytes(StandardCharsets.ISO_8859_1);
    SaslDialogue.Outcome outcome =
        SaslDialogue.run(
            mechanism,
            initial,
            challenge -> {
              session.send("334 " + challenge + "\r\n");
              return session.in().line(MAX_AUTH_LINE_BYTES);
            });
    return switch (outcome) {
      case Offered(Credential credential) -> decide(credential, mechanism);
      case Aborted() -> replies.to("auth.aborted");
      case NotBase64() -> replies.to("auth.base64");
      case Senseless() -> replies.to("auth.failed");
      case Gone() -> {
        over = true;
        yield "";
      }
    };
  }

  private String decide(Credential credential, String mechanism) {
    authenticated =
        server
            .desk()
            .attempt(
                session.events(),
                session.source(),
                credential.user(),
                credential.password(),
                new EventFields()
                    .text(EventField.METHOD.name(), mechanism.toUpperCase(Locale.ROOT)));
    return replies.to(authenticated ? "auth.ok" : "auth.failed");
  }

  private String verify(String argument) {
    if (argument.isEmpty()) {
      return replies.to("vrfy.syntax");
    }
    String bare = argument.replaceAll("[<>]", "");
    int at = bare.lastIndexOf('@');
    String user = at < 0 ? bare : bare.substring(0, at);
    if (at >= 0 && !server.isLocal(bare.substring(at + 1))) {
      return replies.to("rcpt.relay", bare);
    }
    return server.knows(user) ? replies.to("vrfy.ok", bare) : replies.to("rcpt.unknown", bare);
  }
}
