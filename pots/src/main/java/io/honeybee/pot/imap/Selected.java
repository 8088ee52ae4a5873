package io.honeybee.pot.imap;

import io.honeybee.mail.MailMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folder that a client has open, and the flags that it set. Thread rule: one thread. Bounds: a
 * reply names each message once, and has {@value #MAX_ITEMS} items of each.
 */
final class Selected {
  private static final int MAX_ITEMS = 30;
  private static final List<String> SETTABLE =
      List.of("\\ANSWERED", "\\FLAGGED", "\\DELETED", "\\SEEN", "\\DRAFT");
  private static final List<String> NAMES =
      List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft");
  private static final String SEEN = "\\Seen";

  private final List<MailMessage> messages;
  private final List<Set<String>> flags = new ArrayList<>();
  private final boolean readOnly;

  Selected(List<MailMessage> messages, boolean readOnly) {
    this.messages = messages;
    this.readOnly = readOnly;
    messages.forEach(message -> flags.add(new TreeSet<>()));
  }

  /**
   * Untagged lines, or what is wrong with the command.
   *
   * @param fault empty when nothing is
   */
  record Answer(String lines, String fault) {
    static Answer of(String lines) {
      return new Answer(lines, "");
    }

    static Answer wrong(String fault) {
      return new Answer("", fault);
    }
  }

  /** The numbers that a set means; UIDs are the same as sequence numbers here. */
  private Optional<BitSet> chosen(String set, boolean byUid) {
    Optional<BitSet> parsed = MessageSet.parse(set, messages.size());
    // A number that no message has is a mistake, but a UID that none has is just not there.
    return parsed.filter(numbers -> byUid || !numbers.isEmpty());
  }

  Answer fetch(ImapCommand command, boolean byUid) {
    if (command.arguments().size() < 2) {
      return Answer.wrong("Invalid arguments");
    }
    Optional<BitSet> numbers = chosen(command.word(0), byUid);
    if (numbers.isEmpty()) {
      return Answer.wrong("Invalid messageset");
    }
    List<String> items = new ArrayList<>();
    if (byUid) {
      items.add("UID");
    }
    for (Token token : asked(command.arguments().get(1))) {
      for (String item : FetchItems.expand(token.word().toUpperCase(Locale.ROOT))) {
        if (!items.contains(item) && items.size() < MAX_ITEMS) {
          items.add(item);
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    for (int number : numbers.get().stream().toArray()) {
      Answer line = line(number, items);
      if (!line.fault().isEmpty()) {
        return line;
      }
      lines.append(line.lines());
    }
    return Answer.of(lines.toString());
  }

  private static List<Token> asked(Token token) {
    return token instanceof Token.Group(List<Token> tokens) ? tokens : List.of(token);
  }

  private Answer line(int number, List<String> items) {
    MailMessage message = messages.get(number - 1);
    Set<String> set = flags.get(number - 1);
    List<String> parts = new ArrayList<>();
    boolean newlySeen =
        !readOnly && items.stream().anyMatch(FetchItems::marksAsSeen) && set.add(SEEN);
    if (newlySeen && !items.contains("FLAGS")) {
      parts.add("FLAGS (" + String.join(" ", set) + ")");
    }
    for (String item : items) {
      Optional<String> value = FetchItems.of(item, message, String.join(" ", set));
      if (value.isEmpty()) {
        return Answer.wrong("Unknown parameter: " + Account.plain(item));
      }
      parts.add(value.get());
    }
    return Answer.of("* " + number + " FETCH (" + String.join(" ", parts) + ")\r\n");
  }

  Answer store(ImapCommand command, boolean byUid) {
    Optional<BitSet> numbers = chosen(command.word(0), byUid);
    if (numbers.isEmpty()) {
      return Answer.wrong("Invalid messageset");
    }
    String how = command.word(1).toUpperCase(Locale.ROOT);
    if (command.arguments().size() < 3 || !how.matches("[+-]?FLAGS(\\.SILENT)?")) {
      return Answer.wrong("Invalid arguments");
    }
    Set<String> given = new TreeSet<>();
    for (Token token : asked(command.arguments().get(2))) {
      int at = SETTABLE.indexOf(token.word().toUpperCase(Locale.ROOT));
      if (at < 0) {
        return Answer.wrong(
            "Invalid system flag " + Account.plain(token.word()).toUpperCase(Locale.ROOT));
      }
      given.add(NAMES.get(at));
    }
    StringBuilder lines = new StringBuilder();
    for (int number : numbers.get().stream().toArray()) {
      Set<String> set = flags.get(number - 1);
      if (!readOnly) {
        change(set, how, given);
      }
      if (!how.endsWith(".SILENT")) {
        String uid = byUid ? "UID " + messages.get(number - 1).uid() + " " : "";
        lines.append("* %d FETCH (%sFLAGS (%s))\r\n".formatted(number, uid, String.join(" ", set)));
      }
    }
    return Answer.of(lines.toString());
  }

  private static void change(Set<String> set, String how, Set<String> given) {
    if (how.startsWith("-")) {
      set.removeAll(given);
      return;
    }
    if (!how.startsWith("+")) {
      set.clear();
    }
    set.addAll(given);
  }

  /** Each key narrows what is left; those that need no answer here are taken for true. */
  Answer search(ImapCommand command, boolean byUid) {
    BitSet found = new BitSet();
    found.set(1, messages.size() + 1);
    if (command.arguments().isEmpty()) {
      return Answer.wrong("Missing search parameters");
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      String key = command.word(i).toUpperCase(Locale.ROOT);
      switch (key) {
        case "ALL", "NOT DELETED", "UNDELETED", "UNANSWERED", "UNFLAGGED", "OLD" -> {}
        case "SEEN" -> keep(found, number -> flags.get(number - 1).contains(SEEN));
        case "UNSEEN" -> keep(found, number -> !flags.get(number - 1).contains(SEEN));
        case "NEW", "RECENT", "ANSWERED", "FLAGGED", "DELETED", "DRAFT" -> found.clear();
        case "CHARSET", "SINCE", "SENTSINCE" -> i++;
        case "SUBJECT", "FROM", "TO", "TEXT", "BODY" -> {
          String wanted = command.word(++i).toLowerCase(Locale.ROOT);
          keep(found, number -> text(key, number).toLowerCase(Locale.ROOT).contains(wanted));
        }
        case "UID" -> MessageSet.parse(command.word(++i), messages.size()).ifPresent(found::and);
        default -> {
          Optional<BitSet> set = MessageSet.parse(key, messages.size());
          if (set.isEmpty()) {
            return Answer.wrong("Unknown argument " + Account.plain(key));
          }
          found.and(set.get());
        }
      }
    }
    StringBuilder line = new StringBuilder("* SEARCH");
    found.stream().forEach(number -> line.append(' ').append(number));
    return Answer.of(line.append("\r\n").toString());
  }

  private static void keep(BitSet found, java.util.function.IntPredicate wanted) {
    for (int number : found.stream().toArray()) {
      found.set(number, wanted.test(number));
    }
  }

  private String text(String key, int number) {
    MailMessage message = messages.get(number - 1);
    return switch (key) {
      case "SUBJECT" -> message.subject();
      case "FROM" -> message.from();
      case "TO" -> message.to();
      case "BODY" -> message.body();
      default -> message.whole();
    };
  }
}
