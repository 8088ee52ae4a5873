package io.honeybee.pot.pop3;

import io.honeybee.mail.MailMessage;
import io.honeybee.mail.Mailbox;
import java.util.BitSet;
import java.util.List;

/**
 * The transaction state of RFC 1939 section 5 on one mailbox, with the replies of Dovecot 2.3.
 * Nothing is ever deleted: the next session finds the mailbox as it was.
 *
 * <p>Thread rule: one thread.
 */
final class Maildrop {
  private static final String END = "\r\n";

  private final Mailbox mailbox;
  private final BitSet deleted = new BitSet();
  private boolean closed;

  Maildrop(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Whether the client said goodbye. */
  boolean isClosed() {
    return closed;
  }

  /** The reply to CAPA; {@code more} are whole lines. */
  static String capabilities(String more) {
    return "+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n"
        + more
        + ".\r\n";
  }

  /** The whole reply to a command. */
  String answer(String verb, String argument) {
    return switch (verb) {
      case "CAPA" -> capabilities("");
      case "STAT" -> "+OK " + count() + " " + octets() + END;
      case "LIST" -> argument.isEmpty() ? listAll() : listOne(argument);
      case "UIDL" -> argument.isEmpty() ? uidsOfAll() : uidOfOne(argument);
      case "RETR" -> retrieve(argument);
      case "TOP" -> top(argument);
      case "DELE" -> delete(argument);
      case "NOOP" -> "+OK\r\n";
      case "RSET" -> {
        deleted.clear();
        yield "+OK\r\n";
      }
      case "QUIT" -> {
        closed = true;
        yield deleted.isEmpty() ? "+OK Logging out.\r\n" : "+OK Logging out, messages deleted.\r\n";
      }
      default -> "-ERR Unknown command: " + echo(verb) + END;
    };
  }

  private List<MailMessage> messages() {
    return mailbox.messages();
  }

  private int count() {
    return messages().size() - deleted.cardinality();
  }

  private long octets() {
    long octets = 0;
    for (int i = 0; i < messages().size(); i++) {
      octets += deleted.get(i) ? 0 : messages().get(i).size();
    }
    return octets;
  }

  private String listAll() {
    StringBuilder list = new StringBuilder("+OK " + count() + " messages:\r\n");
    for (int i = 0; i < messages().size(); i++) {
      if (!deleted.get(i)) {
        list.append(i + 1).append(' ').append(messages().get(i).size()).append(END);
      }
    }
    return list.append(".\r\n").toString();
  }

  private String listOne(String argument) {
    Chosen chosen = choose(argument);
    return chosen.isOne()
        ? "+OK " + (chosen.index + 1) + " " + messages().get(chosen.index).size() + END
        : chosen.refusal;
  }

  private String uidsOfAll() {
    StringBuilder list = new StringBuilder("+OK\r\n");
    for (int i = 0; i < messages().size(); i++) {
      if (!deleted.get(i)) {
        list.append(i + 1).append(' ').append(uid(i)).append(END);
      }
    }
    return list.append(".\r\n").toString();
  }

  private String uidOfOne(String argument) {
    Chosen chosen = choose(argument);
    return chosen.isOne()
        ? "+OK " + (chosen.index + 1) + " " + uid(chosen.index) + END
        : chosen.refusal;
  }

  /** Dovecot's {@code %08Xu%08Xv}. */
  private String uid(int index) {
    return "%08x%08x".formatted(messages().get(index).uid(), mailbox.validity());
  }

  private String retrieve(String argument) {
    Chosen chosen = choose(argument);
    if (!chosen.isOne()) {
      return chosen.refusal;
    }
    MailMessage message = messages().get(chosen.index);
    return "+OK " + message.size() + " octets\r\n" + stuffed(message.whole()) + ".\r\n";
  }

  private String top(String argument) {
    String[] parts = argument.split(" +", 2);
    Chosen chosen = choose(parts[0]);
    if (!chosen.isOne()) {
      return chosen.refusal;
    }
    if (parts.length < 2 || !parts[1].matches("[0-9]{1,9}")) {
      return "-ERR Noise after message number: " + echo(parts.length < 2 ? "" : parts[1]) + END;
    }
    MailMessage message = messages().get(chosen.index);
    String[] lines = message.body().split(END, -1);
    int wanted = Math.min(Integer.parseInt(parts[1]), lines.length - 1);
    StringBuilder text = new StringBuilder(message.header()).append(END);
    for (int i = 0; i < wanted; i++) {
      text.append(lines[i]).append(END);
    }
    return "+OK\r\n" + stuffed(text.toString()) + ".\r\n";
  }

  private String delete(String argument) {
    Chosen chosen = choose(argument);
    if (!chosen.isOne()) {
      return chosen.refusal;
    }
    deleted.set(chosen.index);
    return "+OK Marked to be deleted.\r\n";
  }

  private static String stuffed(String text) {
    return (text.startsWith(".") ? "." : "") + text.replace("\r\n.", "\r\n..");
  }

  /** A message that exists, or why there is none. */
  private record Chosen(int index, String refusal) {
    boolean isOne() {
      return index >= 0;
    }
  }

  private Chosen choose(String argument) {
    if (!argument.matches("[0-9]+")) {
      return refused("-ERR Invalid message number: " + echo(argument));
    }
    if (argument.length() > 9) {
      return refused("-ERR Message number too large: " + echo(argument));
    }
    int number = Integer.parseInt(argument);
    if (number < 1 || number > messages().size()) {
      return refused("-ERR There's no message " + number + ".");
    }
    return deleted.get(number - 1)
        ? refused("-ERR Message is deleted.")
        : new Chosen(number - 1, "");
  }

  private static Chosen refused(String line) {
    return new Chosen(-1, line + END);
  }

  private static String echo(String sent) {
    String cut = sent.length() > 200 ? sent.substring(0, 200) : sent;
    return cut.replaceAll("[^ -~]", "?");
  }
}
