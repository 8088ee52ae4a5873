package io.honeybee.pot.imap;

import io.honeybee.mail.MailMessage;
import io.honeybee.mail.Mailbox;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do that has logged in: RFC 3501 section 6.3 and 6.4, as far as clients and
 * scanners that look for mail need it, with the replies of Dovecot 2.3. Nothing that a client
 * changes outlives its session.
 *
 * <p>Thread rule: one thread.
 */
final class Account {
  static final String CAPABILITIES =
      "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES"
          + " THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN"
          + " NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES"
          + " WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW"
          + " STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE";
  private static final String INBOX = "INBOX";
  private static final String FLAGS = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";
  private static final int MAX_IDLE_LINE_BYTES = 1_024;

  /** The folders beside the inbox and what they are for; in Dovecot's order. */
  private static final Map<String, String> FOLDERS =
      new TreeMap<>(Map.of("Drafts", "\\Drafts", "Sent", "\\Sent", "Trash", "\\Trash"));

  private final PotContext context;
  private final TcpSession session;
  private final Mailbox inbox;
  private @Nullable Selected selected;
  private boolean closed;

  Account(PotContext context, TcpSession session, Mailbox inbox) {
    this.context = context;
    this.session = session;
    this.inbox = inbox;
  }

  /** Whether the client said goodbye. */
  boolean isClosed() {
    return closed;
  }

  /** The whole reply to a command. */
  String answer(ImapCommand command) throws IOException {
    return switch (command.name()) {
      case "CAPABILITY" -> "* CAPABILITY " + CAPABILITIES + "\r\n" + done(command, "Capability");
      case "NOOP" -> done(command, "NOOP");
      case "CHECK" -> selected == null ? nothingSelected(command) : done(command, "Check");
      case "ID" ->
          ImapSession.identify(command, session).replace("completed.\r\n", "completed" + time());
      case "NAMESPACE" -> "* NAMESPACE ((\"\" \".\")) NIL NIL\r\n" + done(command, "Namespace");
      case "ENABLE" -> "* ENABLED " + capabilitiesKnown(command) + "\r\n" + ok(command, "Enabled");
      case "LIST" ->
          command.arguments().size() < 2 ? invalid(command) : list(command, "LIST", "List");
      case "LSUB" ->
          command.arguments().size() < 2 ? invalid(command) : list(command, "LSUB", "Lsub");
      case "STATUS" -> status(command);
      case "SELECT" -> select(command, false);
      case "EXAMINE" -> select(command, true);
      case "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE" ->
          no(command, "[NOPERM] Permission denied");
      case "APPEND" -> no(command, "[OVERQUOTA] Quota exceeded (mailbox for user is full)");
      case "IDLE" -> idle(command);
      case "CLOSE" -> close(command, "Close");
      case "UNSELECT" -> close(command, "Unselect");
      case "LOGOUT" -> {
        closed = true;
        yield "* BYE Logging out\r\n" + done(command, "Logout");
      }
      case "FETCH", "UID FETCH", "SEARCH", "UID SEARCH", "STORE", "UID STORE", "EXPUNGE" ->
          inFolder(command);
      default ->
          command.name().matches("[A-Z ]+")
              ? bad(command, " " + plain(command.name()) + ": Unknown command")
              : bad(command, ": Invalid command name");
    };
  }

  private String inFolder(ImapCommand command) {
    Selected open = selected;
    if (open == null) {
      return nothingSelected(command);
    }
    boolean byUid = command.name().startsWith("UID ");
    String name = byUid ? command.name().substring("UID ".length()) : command.name();
    Selected.Answer answer =
        switch (name) {
          case "FETCH" -> open.fetch(command, byUid);
          case "SEARCH" -> open.search(command, byUid);
          case "STORE" -> open.store(command, byUid);
          default -> Selected.Answer.of("");
        };
    String title = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    return answer.fault().isEmpty()
        ? answer.lines() + done(command, title)
        : bad(command, " " + command.name() + ": " + answer.fault());
  }

  private static String capabilitiesKnown(ImapCommand command) {
    return command.arguments().stream()
        .map(token -> token.word().toUpperCase(Locale.ROOT))
        .filter(word -> List.of("CONDSTORE", "QRESYNC").contains(word))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  private String list(ImapCommand command, String response, String title) {
    String pattern = command.word(1);
    if (pattern.isEmpty()) {
      return "* " + response + " (\\Noselect) \".\" \"\"\r\n" + done(command, title);
    }
    StringBuilder lines = new StringBuilder();
    boolean subscribed = response.equals("LSUB");
    FOLDERS.forEach(
        (name, use) -> {
          if (matches(pattern, name)) {
            String attributes = subscribed ? use : "\\HasNoChildren " + use;
            lines.append("* %s (%s) \".\" %s\r\n".formatted(response, attributes, name));
          }
        });
    if (!subscribed && matches(pattern.toUpperCase(Locale.ROOT), INBOX)) {
      lines.append("* " + response + " (\\HasNoChildren) \".\" INBOX\r\n");
    }
    return lines + done(command, title);
  }

  /** Only what clients send in earnest: everything, or a beginning with a wildcard behind it. */
  private static boolean matches(String pattern, String name) {
    int wildcard = pattern.indexOf('*') < 0 ? pattern.indexOf('%') : pattern.indexOf('*');
    return wildcard < 0 ? pattern.equals(name) : name.startsWith(pattern.substring(0, wildcard));
  }

  private @Nullable List<MailMessage> folder(String name) {
    if (name.equalsIgnoreCase(INBOX)) {
      return inbox.messages();
    }
    return FOLDERS.containsKey(name) ? List.of() : null;
  }

  private String status(ImapCommand command) {
    if (command.arguments().size() != 2
        || !(command.arguments().get(1) instanceof Token.Group(List<Token> items))) {
      return invalid(command);
    }
    List<MailMessage> messages = folder(command.word(0));
    if (messages == null) {
      return absent(command);
    }
    int unseen = messages.size();
    StringBuilder values = new StringBuilder();
    for (Token item : items) {
      String name = item.word().toUpperCase(Locale.ROOT);
      long value =
          switch (name) {
            case "MESSAGES" -> messages.size();
            case "RECENT" -> 0;
            case "UIDNEXT" -> messages.size() + 1;
            case "UIDVALIDITY" -> inbox.validity();
            case "UNSEEN" -> unseen;
            case "HIGHESTMODSEQ" -> messages.size() + 1;
            case "SIZE" -> messages.stream().mapToLong(MailMessage::size).sum();
            default -> -1;
          };
      if (value < 0) {
        return bad(command, " STATUS: Invalid status item " + plain(name));
      }
      values.append(values.isEmpty() ? "" : " ").append(name).append(' ').append(value);
    }
    String shown = command.word(0).equalsIgnoreCase(INBOX) ? INBOX : plain(command.word(0));
    return "* STATUS " + shown + " (" + values + ")\r\n" + done(command, "Status");
  }

  private String select(ImapCommand command, boolean readOnly) {
    if (command.arguments().isEmpty() || command.word(0).isEmpty()) {
      return invalid(command);
    }
    String before = selected == null ? "" : "* OK [CLOSED] Previous mailbox closed.\r\n";
    selected = null;
    List<MailMessage> messages = folder(command.word(0));
    if (messages == null) {
      return before + absent(command);
    }
    selected = new Selected(messages, readOnly);
    return before
        + "* FLAGS ("
        + FLAGS
        + ")\r\n"
        + (readOnly
            ? "* OK [PERMANENTFLAGS ()] Read-only mailbox.\r\n"
            : "* OK [PERMANENTFLAGS (" + FLAGS + " \\*)] Flags permitted.\r\n")
        + "* "
        + messages.size()
        + " EXISTS\r\n* 0 RECENT\r\n"
        + (messages.isEmpty() ? "" : "* OK [UNSEEN 1] First unseen.\r\n")
        + "* OK [UIDVALIDITY "
        + inbox.validity()
        + "] UIDs valid\r\n"
        + "* OK [UIDNEXT "
        + (messages.size() + 1)
        + "] Predicted next UID\r\n"
        + "* OK [HIGHESTMODSEQ "
        + (messages.size() + 1)
        + "] Highest\r\n"
        + command.tag()
        + (readOnly ? " OK [READ-ONLY] Examine" : " OK [READ-WRITE] Select")
        + " completed"
        + time();
  }

  /** RFC 2177. */
  private String idle(ImapCommand command) throws IOException {
    session.send("+ idling\r\n");
    byte[] line = session.in().line(MAX_IDLE_LINE_BYTES);
    if (line == null) {
      closed = true;
      return "";
    }
    boolean done =
        line.length == 4
            && "DONE"
                .equalsIgnoreCase(new String(line, java.nio.charset.StandardCharsets.ISO_8859_1));
    return done ? done(command, "Idle") : command.tag() + " BAD Expected DONE.\r\n";
  }

  private String close(ImapCommand command, String title) {
    if (selected == null) {
      return nothingSelected(command);
    }
    selected = null;
    return done(command, title);
  }

  private String time() {
    return " (0.%03d + 0.000 secs).\r\n".formatted(context.random().nextInt(1, 4));
  }

  private String done(ImapCommand command, String title) {
    return ok(command, title + " completed");
  }

  private String ok(ImapCommand command, String text) {
    return command.tag() + " OK " + text + time();
  }

  private String no(ImapCommand command, String text) {
    return command.tag() + " NO " + text + time();
  }

  private String bad(ImapCommand command, String text) {
    return command.tag() + " BAD Error in IMAP command" + text + time();
  }

  private String invalid(ImapCommand command) {
    return bad(command, " " + plain(command.name()) + ": Invalid arguments");
  }

  private String nothingSelected(ImapCommand command) {
    return command.tag() + " BAD No mailbox selected" + time();
  }

  private String absent(ImapCommand command) {
    return no(command, "Mailbox doesn't exist: " + plain(command.word(0)));
  }

  static String plain(String sent) {
    String cut = sent.length() > 200 ? sent.substring(0, 200) : sent;
    return cut.replaceAll("[^ -~]", "?");
  }
}
