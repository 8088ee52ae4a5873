package io.honeybee.shell.command;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code stat}: with a format, or the whole table. */
final class Stat implements ShellCommand {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS '+0000'", Locale.ROOT);

  @Override
  public List<String> names() {
    return List.of("stat");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "c");
    if (options.operands().isEmpty()) {
      call.err().line(Quotes.withHint("stat", "missing operand"));
      return 1;
    }
    int status = 0;
    for (String given : options.operands()) {
      try {
        FileNode node = call.files().findLink(call.path(given));
        String format = options.value("c", options.value("--format", ""));
        call.out()
            .line(format.isEmpty() ? table(call, given, node) : filled(call, format, given, node));
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      }
    }
    return status;
  }

  private static long size(FileNode node) {
    return switch (node) {
      case FileNode.RegularFile file -> file.content().size();
      case FileNode.Directory ignored -> 4096;
      case FileNode.Link link -> link.target().length();
      case FileNode.Device ignored -> 0;
    };
  }

  private static String kind(FileNode node) {
    return switch (node) {
      case FileNode.RegularFile file ->
          file.content().size() == 0 ? "regular empty file" : "regular file";
      case FileNode.Directory ignored -> "directory";
      case FileNode.Link ignored -> "symbolic link";
      case FileNode.Device device ->
          device.block() ? "block special file" : "character special file";
    };
  }

  private static String filled(Invocation call, String format, String given, FileNode node) {
    Accounts accounts = Accounts.of(call);
    Attributes a = node.attributes();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
        continue;
      }
      char what = format.charAt(++i);
      text.append(
          switch (what) {
            case 'a' -> Integer.toOctalString(a.mode());
            case 'A' -> Listing.mode(node);
            case 'U' -> accounts.user(a.user());
            case 'G' -> accounts.group(a.group());
            case 'u' -> String.valueOf(a.user());
            case 'g' -> String.valueOf(a.group());
            case 's' -> String.valueOf(size(node));
            case 'n' -> given;
            case 'F' -> kind(node);
            case 'Y', 'X', 'Z' -> String.valueOf(a.modified().getEpochSecond());
            case 'y', 'x', 'z' -> a.modified().atZone(ZoneOffset.UTC).format(WHEN);
            case 'h' -> "1";
            case 'i' -> String.valueOf(inode(given));
            default -> "?";
          });
    }
    return text.toString();
  }

  private static int inode(String path) {
    return 131_072 + Math.floorMod(path.hashCode(), 500_000);
  }

  private static String table(Invocation call, String given, FileNode node) {
    Accounts accounts = Accounts.of(call);
    Attributes a = node.attributes();
    String when = a.modified().atZone(ZoneOffset.UTC).format(WHEN);
    String target = node instanceof FileNode.Link(var _, var to) ? " -> " + to : "";
    long bytes = size(node);
    return "  File: %s%s\n".formatted(given, target)
        + "  Size: %-10d\tBlocks: %-10d IO Block: 4096   %s\n"
            .formatted(bytes, (bytes + 4095) / 4096 * 8, kind(node))
        + "Device: 254,1\tInode: %-11d Links: %d\n"
            .formatted(inode(given), node instanceof FileNode.Directory ? 2 : 1)
        + "Access: (%04o/%s)  Uid: (%5d/%8s)   Gid: (%5d/%8s)\n"
            .formatted(
                a.mode(),
                Listing.mode(node),
                a.user(),
                accounts.user(a.user()),
                a.group(),
                accounts.group(a.group()))
        + "Access: "
        + when
        + "\nModify: "
        + when
        + "\nChange: "
        + when
        + "\n Birth: "
        + when;
  }
}
