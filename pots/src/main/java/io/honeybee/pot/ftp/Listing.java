package io.honeybee.pot.ftp;

import io.honeybee.personality.Replies;
import io.honeybee.pot.PotContext;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Device;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import io.honeybee.world.files.FileNode.RegularFile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of LIST and MLSD, in the form of the product. Thread rule: one thread. */
final class Listing {
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);
  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.ROOT);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final String LETTERS = "rwxrwxrwx";
  private static final int FOLDER_BYTES = 4_096;

  private final PotContext context;
  private final String line;
  private final boolean names;
  private final String user;

  /**
   * @param user the name of who looks
   */
  Listing(PotContext context, Replies replies, String user) {
    this.context = context;
    this.line = replies.text("line");
    this.names = replies.text("names").equals("true");
    this.user = user.replaceAll("[^ -~]", "?");
  }

  /** One line of LIST, as {@code ls -l} has it, with its end. */
  String line(String name, FileNode node) {
    return line.formatted(
            mode(node),
            node instanceof Directory ? 2 : 1,
            owner(node.attributes().user()),
            owner(node.attributes().group()),
            size(node),
            date(node.attributes().modified()),
            name)
        + "\r\n";
  }

  private String owner(int id) {
    if (!names) {
      return Integer.toString(id);
    }
    return id == 0 ? "root" : user.isEmpty() ? "ftp" : user;
  }

  private static String mode(FileNode node) {
    StringBuilder mode =
        new StringBuilder(
            switch (node) {
              case Directory ignored -> "d";
              case Link ignored -> "l";
              case Device device -> device.block() ? "b" : "c";
              case RegularFile ignored -> "-";
            });
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      boolean set = ((node.attributes().mode() >> (LETTERS.length() - 1 - bit)) & 1) != 0;
      mode.append(set ? LETTERS.charAt(bit) : '-');
    }
    return mode.toString();
  }

  static long size(FileNode node) {
    return switch (node) {
      case RegularFile file -> file.content().size();
      case Directory ignored -> FOLDER_BYTES;
      case Link link -> link.target().length();
      case Device ignored -> 0;
    };
  }

  private String date(Instant modified) {
    Instant now = context.clock().instant();
    boolean recent = modified.isAfter(now.minus(HALF_A_YEAR));
    return (recent ? RECENT : OLD).format(modified.atOffset(ZoneOffset.UTC));
  }

  /** As MDTM has it (RFC 3659 section 2.3). */
  static String stamp(FileNode node) {
    return STAMP.format(node.attributes().modified().atOffset(ZoneOffset.UTC));
  }

  /** The facts of RFC 3659 section 7.5, a space and the name. */
  String facts(String name, FileNode node) {
    boolean folder = node instanceof Directory;
    return "modify=%s;perm=%s;size=%d;type=%s;unique=FE00U%X;"
            .formatted(
                stamp(node),
                folder ? "flcdmpe" : "adfrw",
                size(node),
                folder ? "dir" : "file",
                (name.hashCode() & 0xFFFFF) + 0x10000)
        + "UNIX.group=%d;UNIX.groupname=%s;UNIX.mode=0%o;UNIX.owner=%d;UNIX.ownername=%s; %s"
            .formatted(
                node.attributes().group(),
                owner(node.attributes().group()),
                node.attributes().mode(),
                node.attributes().user(),
                owner(node.attributes().user()),
                name);
  }

  /**
   * Whether a name matches a pattern of {@code *} and {@code ?}; in time that grows with the
   * product of their lengths at the most.
   */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int retry = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
