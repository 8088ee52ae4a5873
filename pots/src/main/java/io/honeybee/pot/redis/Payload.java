package io.honeybee.pot.redis;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What a value is for, when the data set is written over a file that another program reads. */
enum Payload {
  CRON(
      "cron-write",
      "T1053.003",
      // Never over the end of a line, and never back: a value of line ends alone took seconds.
      Pattern.compile("(?m)^[ \\t]*+(?:(?:[*0-9/,-]++[ \\t]++){5}\\S|@(?:reboot|hourly|daily)\\s)"),
      (dir, file) -> dir.contains("/cron") || file.contains("cron")),
  SSH_KEY(
      "ssh-key-write",
      "T1098.004",
      Pattern.compile("ssh-(?:rsa|dss|ed25519) AAAA|ecdsa-sha2-nistp\\d+ AAAA"),
      (dir, file) -> dir.endsWith("/.ssh") || file.startsWith("authorized_keys")),
  WEB_SHELL(
      "web-shell-write",
      "T1505.003",
      Pattern.compile("<\\?(?:php|=)|<%[@=! ]"),
      (dir, file) -> file.matches("(?i).*\\.(?:php\\d?|phtml|jsp|jspx|asp|aspx)"));

  private static final int LOOKED_AT = 16_384;

  private final String kind;
  private final String technique;
  private final Pattern content;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final BiPredicate<String, String> place;

  Payload(String kind, String technique, Pattern content, BiPredicate<String, String> place) {
    this.kind = kind;
    this.technique = technique;
    this.content = content;
    this.place = place;
  }

  String kind() {
    return kind;
  }

  String technique() {
    return technique;
  }

  /** Whether a file of this name is one that it works in. */
  boolean fits(String directory, String file) {
    return place.test(directory, file);
  }

  /** Whether a value holds such a payload. */
  boolean isIn(String value) {
    return content
        .matcher(value.length() > LOOKED_AT ? value.substring(0, LOOKED_AT) : value)
        .find();
  }

  static Optional<Payload> of(String value) {
    return Arrays.stream(values()).filter(payload -> payload.isIn(value)).findFirst();
  }
}
