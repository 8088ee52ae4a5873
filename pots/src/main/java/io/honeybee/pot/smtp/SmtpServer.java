package io.honeybee.pot.smtp;

import io.honeybee.personality.Replies;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;
import io.honeybee.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the sessions of one mail server share. Thread rule: safe for use by any thread. */
final class SmtpServer {
  private static final DateTimeFormatter BANNER_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ROOT);
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final List<String> ROLES =
      List.of("root", "postmaster", "abuse", "hostmaster", "webmaster", "www-data");

  private final PotContext context;
  private final SmtpSettings settings;
  private final Replies replies;
  private final LoginDesk desk;
  private final PotTls tls;

  SmtpServer(PotContext context, SmtpSettings settings) {
    this.context = context;
    this.settings = settings;
    this.replies =
        Replies.of(
            SmtpServer.class, settings.product(), Map.of("host", context.world().hostName()));
    this.desk = new LoginDesk(settings.login());
    this.tls = new PotTls(context);
  }

  PotContext context() {
    return context;
  }

  SmtpSettings settings() {
    return settings;
  }

  Replies replies() {
    return replies;
  }

  LoginDesk desk() {
    return desk;
  }

  PotTls tls() {
    return tls;
  }

  /** The greeting. */
  String banner() {
    if (!settings.banner().isEmpty()) {
      return "220 " + settings.banner() + "\r\n";
    }
    Instant now = context.clock().instant();
    String version = replies.has("version") ? replies.text("version") : "";
    return replies
        .to("banner")
        .replace("{version}", version)
        .replace("{date}", BANNER_DATE.format(now.atOffset(ZoneOffset.UTC)));
  }

  /** Whether mail for this domain stays here. */
  boolean isLocal(String domain) {
    String host = context.world().hostName();
    return domain.isEmpty()
        || domain.equalsIgnoreCase(host)
        || domain.equalsIgnoreCase("localhost");
  }

  /** Whether there is such an account. */
  boolean knows(String user) {
    String name = user.toLowerCase(Locale.ROOT);
    return ROLES.contains(name)
        || context.world().people().stream().map(World.Account::name).anyMatch(name::equals);
  }

  /** A new message's name in the queue, as the product forms it. */
  String queueId() {
    if (replies.text("queue_id").equals("hex")) {
      // Microseconds and the number of an inode, as Postfix's short form has them.
      return "%05X%06X"
          .formatted(
              context.random().nextInt(1_000_000), context.random().nextInt(0x20_0000, 0x3F_FFFF));
    }
    return base62(context.clock().instant().getEpochSecond(), 6)
        + "-"
        + base62(context.random().nextInt(4_000, 4_000_000), 6)
        + "-"
        + base62(context.random().nextInt(2_000), 2);
  }

  private static String base62(long number, int digits) {
    StringBuilder text = new StringBuilder();
    long left = number;
    for (int i = 0; i < digits; i++) {
      text.insert(0, BASE62.charAt((int) (left % BASE62.length())));
      left /= BASE62.length();
    }
    return text.toString();
  }
}
