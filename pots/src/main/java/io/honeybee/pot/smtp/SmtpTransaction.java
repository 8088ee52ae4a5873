package io.honeybee.pot.smtp;

import io.honeybee.capture.Capture;
import io.honeybee.personality.Replies;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message at a time: from whom, to whom, and its text, which is captured and never sent on.
 *
 * <p>Thread rule: the connection's own thread. Memory: {@value #MAX_RECIPIENT_CHARS} characters of
 * recipients; the text goes to the disk.
 */
final class SmtpTransaction {
  private static final int MAX_RECIPIENT_CHARS = 65_536;
  private static final List<String> MAIL_OPTIONS =
      List.of("SIZE=", "BODY=", "AUTH=", "RET=", "ENVID=", "SMTPUTF8", "REQUIRETLS");
  private static final List<String> RCPT_OPTIONS = List.of("NOTIFY=", "ORCPT=");

  private final SmtpServer server;
  private final TcpSession session;
  private final Replies replies;
  private @Nullable String sender;
  private final List<String> recipients = new ArrayList<>();
  private int recipientChars;
  private @Nullable Capture chunks;
  private @Nullable MessageText chunkText;

  SmtpTransaction(SmtpServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.replies = server.replies();
  }

  boolean isBegun() {
    return sender != null;
  }

  void reset() {
    sender = null;
    recipients.clear();
    recipientChars = 0;
    if (chunks != null) {
      chunks.close();
    }
    chunks = null;
    chunkText = null;
  }

  String mail(String argument) {
    if (sender != null) {
      return replies.to("mail.nested");
    }
    Optional<SmtpPath> path = SmtpPath.parse(argument, "FROM:");
    if (path.isEmpty()) {
      return replies.to("mail.syntax");
    }
    for (String option : path.get().options()) {
      if (!isKnown(option, MAIL_OPTIONS)) {
        return replies.to("mail.option", option, path.get().address());
      }
      if (announces(option) > Long.parseLong(replies.text("size"))) {
        return replies.to("mail.size");
      }
    }
    sender = path.get().address();
    return replies.to("mail.ok");
  }

  private static boolean isKnown(String option, List<String> known) {
    String upper = option.toUpperCase(Locale.ROOT);
    return known.stream().anyMatch(upper::startsWith);
  }

  /** The size that an option announces; 0 when it is another. */
  private static long announces(String option) {
    if (!option.regionMatches(true, 0, "SIZE=", 0, 5)) {
      return 0;
    }
    String digits = option.substring(5);
    if (!digits.matches("[0-9]+")) {
      return 0;
    }
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  String recipient(String argument, boolean authenticated) {
    if (sender == null) {
      return replies.to("rcpt.early");
    }
    Optional<SmtpPath> parsed = SmtpPath.parse(argument, "TO:");
    if (parsed.isEmpty()) {
      return replies.to("rcpt.syntax");
    }
    SmtpPath path = parsed.get();
    if (path.address().isEmpty()) {
      return replies.to("rcpt.bad");
    }
    for (String option : path.options()) {
      if (!isKnown(option, RCPT_OPTIONS)) {
        return replies.to("rcpt.option", option, path.address());
      }
    }
    boolean local = server.isLocal(path.domain());
    if (!local && !authenticated && !server.settings().relay()) {
      return replies.to("rcpt.relay", path.address());
    }
    if (local && !server.knows(path.user())) {
      return replies.to("rcpt.unknown", path.address());
    }
    if (recipientChars + path.address().length() > MAX_RECIPIENT_CHARS) {
      return replies.to("rcpt.many");
    }
    recipientChars += path.address().length();
    recipients.add(path.address());
    return replies.to("rcpt.ok");
  }

  String data(String helo) throws IOException {
    if (sender == null) {
      return replies.to("data.early");
    }
    if (recipients.isEmpty()) {
      return replies.to("data.nobody");
    }
    session.send(replies.to("data.go"));
    try (Capture capture = session.context().captures().begin()) {
      MessageText text = new MessageText(capture);
      try {
        text.readToDot(session.in());
      } catch (IOException e) {
        // What came is worth keeping, all the more since the client did not want it judged.
        text.giveUp();
        report(text, capture, helo, true);
        throw e;
      }
      report(text, capture, helo, false);
      String reply = verdict(text.size(), "data.ok", 0);
      reset();
      return reply;
    }
  }

  private String verdict(long size, String accepted, long chunk) {
    return size > Long.parseLong(replies.text("size"))
        ? replies.to("data.big")
        : replies.to(accepted, server.queueId(), Long.toString(chunk), Long.toString(size));
  }

  String chunk(String argument, String helo) throws IOException {
    String[] parts = argument.split(" +", -1);
    // Twelve digits are more than a session may send, and none overflows.
    if (!parts[0].matches("[0-9]{1,12}")
        || parts.length > 2
        || (parts.length == 2 && !parts[1].equalsIgnoreCase("LAST"))) {
      return replies.to("bdat.syntax");
    }
    long length = Long.parseLong(parts[0]);
    Capture capture = chunks;
    MessageText text = chunkText;
    if (capture == null || text == null) {
      capture = session.context().captures().begin();
      text = new MessageText(capture);
    }
    boolean wanted = sender != null && !recipients.isEmpty();
    chunks = capture;
    chunkText = text;
    boolean whole = false;
    try {
      text.readChunk(session.in(), length);
      whole = true;
    } finally {
      if (!whole) {
        if (wanted) {
          text.giveUp();
          report(text, capture, helo, true);
        }
        capture.close();
      }
    }
    if (!wanted) {
      boolean early = sender == null;
      capture.close();
      chunks = null;
      chunkText = null;
      return replies.to(early ? "data.early" : "data.nobody");
    }
    if (parts.length == 1) {
      return replies.to("bdat.more", "", Long.toString(length));
    }
    report(text, capture, helo, false);
    String reply = verdict(text.size(), "bdat.ok", length);
    reset();
    return reply;
  }

  private void report(MessageText text, Capture capture, String helo, boolean cut) {
    text.smuggled()
        .ifPresent(
            sequence ->
                session
                    .events()
                    .report(
                        SmtpPotType.SMUGGLING.verb(),
                        new EventFields().text(EventField.DATA.name(), sequence)));
    EventFields fields =
        new EventFields()
            .text("sender", bytes(sender == null ? "" : sender))
            .names("recipients", recipients)
            .text("subject", text.subject())
            .text("helo", bytes(helo))
            .captured(capture.finish());
    session.events().report(SmtpPotType.MESSAGE.verb(), cut ? fields.cut() : fields);
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }
}
