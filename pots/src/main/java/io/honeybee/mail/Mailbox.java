package io.honeybee.mail;

import io.honeybee.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The inbox of one user of a pretended machine: what such a machine mails to its administrator,
 * always the same for the same user. Immutable.
 *
 * @param messages in the order in which they came
 * @param validity as {@code UIDVALIDITY} of RFC 3501 section 2.3.1.1 has it
 */
public record Mailbox(List<MailMessage> messages, long validity) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000 (UTC)'", Locale.ROOT);
  private static final String END = "\r\n";
  private static final int MAX_NAME = 64;

  public Mailbox {
    messages = List.copyOf(messages);
  }

  /**
   * The inbox of a user.
   *
   * @param user as the attacker calls them; only plain characters of it are used
   */
  public static Mailbox of(World world, String user) {
    String name = plain(user);
    SplittableRandom random = new SplittableRandom(world.seed() * 31 + name.hashCode());
    int count = random.nextInt(3, 9);
    List<MailMessage> messages = new ArrayList<>();
    Instant at = world.installedAt().plus(Duration.ofMinutes(random.nextLong(5, 600)));
    // Every machine was installed some weeks before it was booted, and booted days ago.
    long step = Duration.between(at, world.bootedAt()).plusDays(4).toSeconds() / count;
    for (int uid = 1; uid <= count; uid++) {
      messages.add(message(world, name, uid, at, random));
      at = at.plus(Duration.ofSeconds(random.nextLong(step / 2, step)));
    }
    return new Mailbox(messages, world.installedAt().getEpochSecond() + 7);
  }

  private static String plain(String user) {
    StringBuilder name = new StringBuilder();
    String local = user.contains("@") ? user.substring(0, user.indexOf('@')) : user;
    for (int i = 0; i < local.length() && name.length() < MAX_NAME; i++) {
      char c = local.charAt(i);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '.'
          || c == '_'
          || c == '-') {
        name.append(c);
      }
    }
    return name.isEmpty() ? "root" : name.toString();
  }

  private static MailMessage message(
      World world, String user, int uid, Instant at, SplittableRandom random) {
    String host = world.hostName();
    String to = user + "@" + host;
    String from = "root@" + host;
    String date = DATE.format(at.atOffset(ZoneOffset.UTC));
    String queueId = "%X".formatted(random.nextLong(0x10_0000_0000L, 0xFF_FFFF_FFFFL));
    String id =
        "<" + at.atOffset(ZoneOffset.UTC).format(ID_TIME) + "." + queueId + "@" + host + ">";
    Letter letter = letter(world, uid, random);
    String header =
        String.join(
                END,
                "Return-Path: <" + from + ">",
                "X-Original-To: " + user,
                "Delivered-To: " + to,
                "Received: by " + host + " (Postfix, from userid 0)",
                "\tid " + queueId + "; " + date,
                "From: " + letter.sender() + " <" + from + ">",
                "To: " + to,
                "Subject: " + letter.subject(),
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: 8bit",
                "Message-Id: " + id,
                "Date: " + date)
            + END;
    return new MailMessage(
        uid, at, header, letter.body().replace("\n", END), from, to, letter.subject(), id, date);
  }

  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private record Letter(String sender, String subject, String body) {}

  private static Letter letter(World world, int uid, SplittableRandom random) {
    String host = world.hostName();
    return switch ((uid + random.nextInt(2)) % 3) {
      case 0 ->
          new Letter(
              "Cron Daemon",
              "Cron <root@" + host + "> /usr/local/sbin/backup.sh",
              "tar: Removing leading `/' from member names\n"
                  + "backup-%d.tar.gz: %d MiB in %d s\n"
                      .formatted(
                          random.nextInt(100, 999),
                          random.nextInt(40, 900),
                          random.nextInt(12, 240)));
      case 1 ->
          new Letter(
              "root",
              "apt-listchanges: news for " + host,
              "openssl (3.0.%d-1~deb%su1) stable-security; urgency=medium\n\n"
                      .formatted(random.nextInt(9, 17), world.distribution().version())
                  + "  * Import of a new upstream release with security fixes.\n\n"
                  + "%d packages can be upgraded. Run 'apt list --upgradable' to see them.\n"
                      .formatted(random.nextInt(2, 40)));
      default ->
          new Letter(
              "root",
              "*** SECURITY information for " + host + " ***",
              host
                  + " : a password is required ; TTY=pts/%d ; PWD=/root ; USER=root ;"
                      .formatted(random.nextInt(0, 4))
                  + " COMMAND=/usr/bin/id\n");
    };
  }
}
