package io.honeybee.shell.command;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Long listings, as {@code ls -l} prints them. */
final class Listing {
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);
  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT);
  private static final int DIRECTORY_BYTES = 4096;

  private final Accounts accounts;
  private final Instant now;
  private final boolean human;

  Listing(Accounts accounts, Instant now, boolean human) {
    this.accounts = accounts;
    this.now = now;
    this.human = human;
  }

  /** A name and what it stands for. */
  record Entry(String name, FileNode node) {}

  /** One line an entry, columns aligned. */
  List<String> lines(List<Entry> entries) {
    List<List<String>> rows = new ArrayList<>();
    int[] width = new int[4];
    for (Entry entry : entries) {
      Attributes a = entry.node().attributes();
      List<String> row =
          List.of(
              links(entry.node()),
              accounts.user(a.user()),
              accounts.group(a.group()),
              sizeColumn(entry.node()));
      rows.add(row);
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      FileNode node = entries.get(i).node();
      lines.add(
          mode(node)
              + " "
              + padLeft(row.get(0), width[0])
              + " "
              + padRight(row.get(1), width[1])
              + " "
              + padRight(row.get(2), width[2])
              + " "
              + padLeft(row.get(3), width[3])
              + " "
              + date(node.attributes().modified())
              + " "
              + entries.get(i).name()
              + (node instanceof FileNode.Link link ? " -> " + link.target() : ""));
    }
    return lines;
  }

  private static String links(FileNode node) {
    if (!(node instanceof FileNode.Directory directory)) {
      return "1";
    }
    long below =
        directory.children().values().stream().filter(FileNode.Directory.class::isInstance).count();
    return String.valueOf(below + 2);
  }

  private String sizeColumn(FileNode node) {
    return node instanceof FileNode.Device device
        ? device.major() + ", " + device.minor()
        : human ? Sizes.human(size(node)) : String.valueOf(size(node));
  }

  static long size(FileNode node) {
    return switch (node) {
      case FileNode.RegularFile file -> file.content().size();
      case FileNode.Directory ignored -> DIRECTORY_BYTES;
      case FileNode.Link link -> link.target().length();
      case FileNode.Device ignored -> 0;
    };
  }

  /** The disk space in kibibytes, in whole blocks. */
  static long blocks(FileNode node) {
    return node instanceof FileNode.RegularFile || node instanceof FileNode.Directory
        ? (size(node) + 4095) / 4096 * 4
        : 0;
  }

  static String mode(FileNode node) {
    char kind =
        switch (node) {
          case FileNode.RegularFile ignored -> '-';
          case FileNode.Directory ignored -> 'd';
          case FileNode.Link ignored -> 'l';
          case FileNode.Device device -> device.block() ? 'b' : 'c';
        };
    int mode = node.attributes().mode();
    StringBuilder text = new StringBuilder().append(kind);
    for (int shift = 6; shift >= 0; shift -= 3) {
      int bits = mode >> shift & 7;
      text.append((bits & 4) != 0 ? 'r' : '-');
      text.append((bits & 2) != 0 ? 'w' : '-');
      boolean special = (mode & (01000 << (shift / 3))) != 0;
      boolean execute = (bits & 1) != 0;
      char letter = shift == 0 ? 't' : 's';
      text.append(
          special ? (execute ? letter : Character.toUpperCase(letter)) : execute ? 'x' : '-');
    }
    return text.toString();
  }

  private String date(Instant modified) {
    ZonedDateTime when = modified.atZone(ZoneOffset.UTC);
    boolean recent =
        modified.isAfter(now.minus(HALF_A_YEAR)) && !modified.isAfter(now.plusSeconds(60));
    return when.format(recent ? RECENT : OLD);
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
