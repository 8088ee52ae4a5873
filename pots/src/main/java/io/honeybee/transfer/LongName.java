package io.honeybee.transfer;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.SessionFiles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The line for each entry that OpenSSH's sftp-server sends beside its attributes. */
final class LongName {
  private static final int MAX_NAMES_BYTES = 64 * 1024;
  private static final Duration HALF_A_YEAR = Duration.ofDays(365).dividedBy(2);
  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Map<String, String> users;
  private final Map<String, String> groups;
  private final Instant now;

  LongName(SessionFiles files, Instant now) {
    this.users = names(files, "/etc/passwd");
    this.groups = names(files, "/etc/group");
    this.now = now;
  }

  private static Map<String, String> names(SessionFiles files, String path) {
    Map<String, String> names = new HashMap<>();
    try {
      for (String line : files.read(path).split("\n", -1)) {
        String[] fields = line.split(":", -1);
        if (fields.length > 2) {
          names.putIfAbsent(fields[2], fields[0]);
        }
      }
    } catch (FileFault e) {
      // Numbers, then.
    }
    return names;
  }

  String of(String name, FileNode node) {
    Instant modified = node.attributes().modified();
    boolean recent = Duration.between(modified, now).compareTo(HALF_A_YEAR) < 0;
    return "%s %3d %-8s %-8s %8d %s %s"
        .formatted(
            mode(node),
            links(node),
            name(users, node.attributes().user()),
            name(groups, node.attributes().group()),
            SftpAttributes.size(node),
            (recent ? RECENT : OLD).format(modified),
            name);
  }

  /**
   * The names of numbers of four bytes each, as strings of the protocol; empty for unknown ones.
   */
  String names(byte[] numbers, boolean ofUsers) {
    StringBuilder strings = new StringBuilder();
    ByteBuffer left = ByteBuffer.wrap(numbers);
    while (left.remaining() >= Integer.BYTES && strings.length() < MAX_NAMES_BYTES) {
      String number = Integer.toUnsignedString(left.getInt());
      String name = (ofUsers ? users : groups).getOrDefault(number, "");
      // No account's name is longer than a byte can say.
      strings.append("\0\0\0").append((char) Math.min(255, name.length()));
      strings.append(name, 0, Math.min(255, name.length()));
    }
    return strings.toString();
  }

  private static String name(Map<String, String> names, int number) {
    String text = String.valueOf(number);
    return names.getOrDefault(text, text);
  }

  private static long links(FileNode node) {
    return node instanceof FileNode.Directory directory
        ? 2
            + directory.children().values().stream()
                .filter(FileNode.Directory.class::isInstance)
                .count()
        : 1;
  }

  private static String mode(FileNode node) {
    char kind =
        switch (node) {
          case FileNode.RegularFile ignored -> '-';
          case FileNode.Directory ignored -> 'd';
          case FileNode.Link ignored -> 'l';
          case FileNode.Device device -> device.block() ? 'b' : 'c';
        };
    StringBuilder text = new StringBuilder().append(kind);
    int mode = node.attributes().mode();
    for (int shift = 6; shift >= 0; shift -= 3) {
      int bits = mode >> shift & 7;
      boolean special = (mode & 01000 << (shift / 3)) != 0;
      char letter = shift == 0 ? 't' : 's';
      text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
      boolean execute = (bits & 1) != 0;
      if (special) {
        text.append(execute ? letter : Character.toUpperCase(letter));
      } else {
        text.append(execute ? 'x' : '-');
      }
    }
    return text.toString();
  }
}
