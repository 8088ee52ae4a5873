package io.honeybee.pot.ftp;

import io.honeybee.personality.Replies;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One control connection: RFC 959, AUTH, PBSZ and PROT of RFC 4217. Before the login it answers
 * itself; what comes then is {@link FtpCommands}'.
 *
 * <p>Thread rule: the connection's own thread. Memory: a line of {@value #MAX_LINE_BYTES} bytes,
 * and that of the client's files.
 */
final class FtpSession {
  private static final int MAX_LINE_BYTES = 4_096;
  private static final int MAX_FAILED = 3;

  private final FtpServer server;
  private final TcpSession session;
  private final Replies replies;
  private final List<String> known;
  private final List<String> early;
  private final List<String> absent;
  private byte @Nullable [] user;
  private @Nullable FtpCommands commands;
  private boolean sized;
  private boolean secretData;
  private int failed;
  private boolean over;

  FtpSession(FtpServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.replies = server.replies();
    this.known = List.of(replies.text("commands").split(" ", -1));
    this.early = List.of(replies.text("commands.early").split(" ", -1));
    this.absent = List.of(replies.text("commands.absent").split(" ", -1));
  }

  void run() throws IOException {
    try {
      session.send(banner());
      while (!over) {
        byte[] line = session.in().line(MAX_LINE_BYTES + 1);
        if (line == null) {
          return;
        }
        handle(line);
      }
    } catch (SocketTimeoutException e) {
      session.send(replies.to("timeout"));
    } finally {
      if (commands != null) {
        commands.close();
      }
    }
  }

  private String banner() {
    String own = server.settings().banner();
    return own.isEmpty()
        ? replies.to("banner").replace("{address}", address())
        : "220 " + own + "\r\n";
  }

  private String address() {
    String address = session.local().getAddress().getHostAddress();
    return address.contains(".") ? "::ffff:" + address : address;
  }

  private void handle(byte[] bytes) throws IOException {
    if (bytes.length > MAX_LINE_BYTES) {
      report(bytes);
      session.send(replies.to("long"));
      over = true;
      return;
    }
    byte[] line = TelnetMarks.without(bytes);
    String text = new String(line, StandardCharsets.ISO_8859_1);
    int space = text.indexOf(' ');
    String verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : text.substring(space + 1);
    // A password is reported with its login and not twice.
    if (!verb.equals("PASS") || user == null) {
      report(line);
    }
    String reply = dispatch(verb, argument);
    if (!reply.isEmpty()) {
      session.send(reply);
    }
  }

  private void report(byte[] line) {
    session
        .events()
        .report(
            EventType.COMMAND_INPUT.verb(),
            new EventFields().text(EventField.INPUT.name(), line, EventFields.MAX_INPUT_BYTES));
  }

  private String dispatch(String verb, String argument) throws IOException {
    FtpCommands open = commands;
    boolean isKnown = known.contains(verb);
    if (open == null && !early.contains(verb)) {
      // vsftpd says the same of commands that it does not know, ProFTPD does not.
      return isKnown || !early.contains("SYST") ? replies.to("early") : replies.to("unknown", verb);
    }
    if (!isKnown) {
      return replies.to("unknown", verb);
    }
    if (absent.contains(verb)) {
      return replies.to("absent", verb);
    }
    if (replies.has("extra." + verb)) {
      return replies.to("extra." + verb, argument);
    }
    return switch (verb) {
      case "USER" -> user(argument);
      case "PASS" -> password(argument);
      case "QUIT" -> {
        over = true;
        yield replies.to("quit");
      }
      case "FEAT" -> replies.to(server.settings().tls() ? "feat" : "feat.plain");
      case "HELP" -> replies.to("help");
      case "SYST" -> replies.to("syst");
      case "NOOP" -> replies.to("noop");
      case "OPTS" ->
          argument.toUpperCase(Locale.ROOT).startsWith("UTF8")
              ? replies.to("opts.utf8")
              : replies.to("opts.bad", argument);
      case "AUTH" -> startTls(argument);
      case "PBSZ" -> {
        sized = session.isEncrypted();
        yield replies.to(sized ? "pbsz.ok" : "pbsz.early");
      }
      case "PROT" -> protect(argument);
      default -> open == null ? replies.to("early") : open.answer(verb, argument, secretData);
    };
  }

  private String user(String name) {
    if (commands != null) {
      return replies.to("user.again");
    }
    user = name.getBytes(StandardCharsets.ISO_8859_1);
    return replies.to(isAnonymous(name) ? "user.anonymous" : "user", name);
  }

  private boolean isAnonymous(String name) {
    return server.settings().anonymous()
        && (name.equalsIgnoreCase("anonymous") || name.equalsIgnoreCase("ftp"));
  }

  private String password(String sent) {
    byte[] name = user;
    if (commands != null) {
      return replies.to("pass.again");
    }
    if (name == null) {
      return replies.to("pass.early");
    }
    user = null;
    byte[] password = sent.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(name, StandardCharsets.ISO_8859_1);
    if (isAnonymous(text)) {
      session
          .events()
          .report(
              EventType.LOGIN_SUCCESS.verb(),
              new EventFields()
                  .text(EventField.USERNAME.name(), name)
                  .text(EventField.PASSWORD.name(), password));
      commands = new FtpCommands(server, session, server.anonymousFiles(), "ftp");
      return replies.to("login.anonymous");
    }
    if (server
        .desk()
        .attempt(session.events(), session.source(), name, password, new EventFields())) {
      commands = new FtpCommands(server, session, server.filesOf(text), text);
      return replies.to("login.ok", text);
    }
    over = ++failed >= MAX_FAILED;
    return replies.to("login.failed");
  }

  private String startTls(String kind) throws IOException {
    if (!server.settings().tls()) {
      return commands == null && !early.contains("SYST")
          ? replies.to("early")
          : replies.to("unknown", "AUTH");
    }
    boolean tls = kind.equalsIgnoreCase("TLS") || kind.equalsIgnoreCase("SSL");
    if (!tls || session.isEncrypted()) {
      return replies.to("auth.bad", kind);
    }
    session.send(replies.to("auth.ok", kind.toUpperCase(Locale.ROOT)));
    session.startTls(server.tls());
    return "";
  }

  private String protect(String level) {
    if (!session.isEncrypted() || !sized) {
      return replies.to("prot.early");
    }
    return switch (level.toUpperCase(Locale.ROOT)) {
      case "P" -> {
        secretData = true;
        yield replies.to("prot.private");
      }
      case "C" -> {
        secretData = false;
        yield replies.to("prot.clear");
      }
      default -> replies.to("prot.bad", level);
    };
  }
}
