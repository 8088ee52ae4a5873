package io.honeybee.pot.imap;

import io.honeybee.mail.MailMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FETCH tells of a message (RFC 3501 section 7.4.2), in Dovecot's form. Stateless. */
final class FetchItems {
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss '+0000'", Locale.ROOT);
  private static final Pattern SECTION =
      Pattern.compile("(BODY|BODY\\.PEEK)\\[([^\\]]{0,1000})\\](<([0-9]{1,9})\\.([0-9]{1,9})>)?");
  private static final String FIELDS = "HEADER.FIELDS";

  private FetchItems() {}

  /** The items that a macro stands for; the item itself when it is none. */
  static List<String> expand(String item) {
    return switch (item) {
      case "ALL" -> List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE");
      case "FAST" -> List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE");
      case "FULL" -> List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY");
      default -> List.of(item);
    };
  }

  /** Whether to ask for it marks the message as read. */
  static boolean marksAsSeen(String item) {
    return item.startsWith("BODY[") || item.equals("RFC822") || item.equals("RFC822.TEXT");
  }

  /**
   * One item with its value; empty when there is no such item.
   *
   * @param item in upper case
   * @param flags those of the message, separated by spaces
   */
  static Optional<String> of(String item, MailMessage message, String flags) {
    return switch (item) {
      case "FLAGS" -> Optional.of("FLAGS (" + flags + ")");
      case "UID" -> Optional.of("UID " + message.uid());
      case "RFC822.SIZE" -> Optional.of("RFC822.SIZE " + message.size());
      case "INTERNALDATE" ->
          Optional.of(
              "INTERNALDATE \""
                  + INTERNAL_DATE.format(message.received().atOffset(ZoneOffset.UTC))
                  + "\"");
      case "ENVELOPE" -> Optional.of("ENVELOPE " + envelope(message));
      case "BODY" -> Optional.of("BODY (" + structure(message) + ")");
      case "BODYSTRUCTURE" ->
          Optional.of("BODYSTRUCTURE (" + structure(message) + " NIL NIL NIL NIL)");
      case "RFC822" -> Optional.of("RFC822 " + literal(message.whole()));
      case "RFC822.HEADER" -> Optional.of("RFC822.HEADER " + literal(message.header() + "\r\n"));
      case "RFC822.TEXT" -> Optional.of("RFC822.TEXT " + literal(message.body()));
      default -> section(item, message);
    };
  }

  private static Optional<String> section(String item, MailMessage message) {
    Matcher asked = SECTION.matcher(item);
    if (!asked.matches()) {
      return Optional.empty();
    }
    String section = asked.group(2);
    Optional<String> text = textOf(section, message);
    if (asked.group(3) == null || text.isEmpty()) {
      return text.map(whole -> "BODY[" + section + "] " + literal(whole));
    }
    int from = Math.min(Integer.parseInt(asked.group(4)), text.get().length());
    int to = (int) Math.min((long) from + Integer.parseInt(asked.group(5)), text.get().length());
    return Optional.of(
        "BODY[" + section + "]<" + asked.group(4) + "> " + literal(text.get().substring(from, to)));
  }

  private static Optional<String> textOf(String section, MailMessage message) {
    return switch (section) {
      case "" -> Optional.of(message.whole());
      case "HEADER" -> Optional.of(message.header() + "\r\n");
      case "TEXT", "1" -> Optional.of(message.body());
      case "1.MIME" -> Optional.of("\r\n");
      default ->
          section.startsWith(FIELDS)
              ? Optional.of(headerFields(section, message))
              : Optional.empty();
    };
  }

  private static String headerFields(String section, MailMessage message) {
    boolean not = section.startsWith(FIELDS + ".NOT");
    String names = section.substring(FIELDS.length() + (not ? 4 : 0)).replaceAll("[()\"]", " ");
    List<String> wanted = List.of(names.strip().toUpperCase(Locale.ROOT).split(" +", -1));
    StringBuilder text = new StringBuilder();
    boolean taken = false;
    for (String line : message.header().split("\r\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      if (!line.startsWith("\t")) {
        String name = line.substring(0, line.indexOf(':')).toUpperCase(Locale.ROOT);
        taken = wanted.contains(name) != not;
      }
      if (taken) {
        text.append(line).append("\r\n");
      }
    }
    return text.append("\r\n").toString();
  }

  private static String literal(String text) {
    return "{" + text.length() + "}\r\n" + text;
  }

  private static String structure(MailMessage message) {
    int lines = message.body().split("\r\n", -1).length - 1;
    return "\"text\" \"plain\" (\"charset\" \"UTF-8\") NIL NIL \"8bit\" "
        + message.body().length()
        + " "
        + lines;
  }

  private static String envelope(MailMessage message) {
    String from = "(" + address(message.from()) + ")";
    List<String> parts = new ArrayList<>();
    parts.add(quoted(message.date()));
    parts.add(quoted(message.subject()));
    parts.addAll(List.of(from, from, from));
    parts.add("(" + address(message.to()) + ")");
    parts.addAll(List.of("NIL", "NIL", "NIL"));
    parts.add(quoted(message.id()));
    return "(" + String.join(" ", parts) + ")";
  }

  private static String address(String address) {
    int at = address.indexOf('@');
    return "(NIL NIL "
        + quoted(address.substring(0, at))
        + " "
        + quoted(address.substring(at + 1))
        + ")";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
