package io.honeybee.shell.command;

import io.honeybee.shell.command.Listing.Entry;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code ls} and {@code dir}. */
final class Ls implements ShellCommand {
  private static final int SCREEN_WIDTH = 80;

  @Override
  public List<String> names() {
    return List.of("ls", "dir", "vdir");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "wIT");
    List<String> operands = options.operands().isEmpty() ? List.of(".") : options.operands();
    List<Entry> files = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    int status = 0;
    for (String given : operands) {
      try {
        FileNode node = node(call, options, given);
        if (node instanceof FileNode.Directory && !options.has("d")) {
          directories.add(given);
        } else {
          files.add(new Entry(given, node));
        }
      } catch (FileFault e) {
        status = call.fail(call.state().isBusyBox() ? 1 : 2, given, e);
      }
    }
    print(call, options, sorted(files, options), false);
    boolean titled = operands.size() > 1 || options.has("R");
    boolean first = files.isEmpty();
    for (String given : directories) {
      if (!first) {
        call.out().write("\n");
      }
      first = false;
      directory(call, options, given, titled);
    }
    return status;
  }

  private static FileNode node(Invocation call, Options options, String given) throws FileFault {
    FileNode node = call.files().findLink(call.path(given));
    boolean stay = options.has("d") || (options.has("l") && !given.endsWith("/"));
    return node instanceof FileNode.Link && !stay ? call.files().find(call.path(given)) : node;
  }

  private void directory(Invocation call, Options options, String given, boolean titled)
      throws IOException {
    call.state().budget().step();
    if (titled) {
      call.out().line(given + ":");
    }
    String path = call.path(given);
    if (!(call.files().find(path) instanceof FileNode.Directory directory)) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    if (options.has("a")) {
      entries.add(new Entry(".", directory));
      entries.add(new Entry("..", call.files().find(Paths.parent(path))));
    }
    directory
        .children()
        .forEach(
            (name, node) -> {
              if (!name.startsWith(".") || options.has("a", "A")) {
                entries.add(new Entry(name, node));
              }
            });
    print(call, options, sorted(entries, options), true);
    if (options.has("R")) {
      for (Entry entry : entries) {
        if (entry.node() instanceof FileNode.Directory && !entry.name().matches("\\.\\.?")) {
          call.out().write("\n");
          directory(call, options, given + "/" + entry.name(), true);
        }
      }
    }
  }

  private static List<Entry> sorted(List<Entry> entries, Options options) {
    List<Entry> sorted = new ArrayList<>(entries);
    Comparator<Entry> order =
        Comparator.comparing(
                (Entry e) -> e.name().replaceFirst("^\\.(?=[^.])", "").toLowerCase(Locale.ROOT))
            .thenComparing(Entry::name);
    if (options.has("t")) {
      order =
          Comparator.comparing((Entry e) -> e.node().attributes().modified())
              .reversed()
              .thenComparing(order);
    }
    if (options.has("S")) {
      order = Comparator.comparingLong((Entry e) -> -Listing.size(e.node())).thenComparing(order);
    }
    sorted.sort(order);
    if (options.has("r")) {
      Collections.reverse(sorted);
    }
    return sorted;
  }

  private static void print(Invocation call, Options options, List<Entry> entries, boolean total)
      throws IOException {
    if (options.has("l", "n", "g", "o") || call.name().equals("vdir")) {
      if (total) {
        long kilobytes = entries.stream().mapToLong(e -> Listing.blocks(e.node())).sum();
        call.out().line("total " + (options.has("h") ? Sizes.human(kilobytes << 10) : kilobytes));
      }
      Listing listing = new Listing(Accounts.of(call), call.now(), options.has("h"));
      for (String line : listing.lines(entries)) {
        call.out().line(line);
      }
      return;
    }
    List<String> names =
        entries.stream().map(e -> e.name() + (options.has("F") ? suffix(e.node()) : "")).toList();
    boolean terminal = !call.visitor().tty().isEmpty() && !(call.out() instanceof Collector);
    if (terminal && !options.has("1")) {
      columns(call, names);
    } else {
      call.out().write(Lines.join(names));
    }
  }

  private static String suffix(FileNode node) {
    return switch (node) {
      case FileNode.Directory ignored -> "/";
      case FileNode.Link ignored -> "@";
      case FileNode.RegularFile file -> (file.attributes().mode() & 0111) != 0 ? "*" : "";
      case FileNode.Device ignored -> "";
    };
  }

  private static void columns(Invocation call, List<String> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    int rows = 1;
    while (rows < names.size() && width(names, rows) > SCREEN_WIDTH) {
      rows++;
    }
    List<StringBuilder> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      lines.add(new StringBuilder());
    }
    for (int start = 0; start < names.size(); start += rows) {
      List<String> column = names.subList(start, Math.min(start + rows, names.size()));
      int width = column.stream().mapToInt(String::length).max().orElse(0);
      boolean last = start + rows >= names.size();
      for (int row = 0; row < column.size(); row++) {
        boolean end = last || start + rows + row >= names.size();
        lines.get(row).append(end ? column.get(row) : Listing.padRight(column.get(row), width + 2));
      }
    }
    for (StringBuilder line : lines) {
      call.out().line(line.toString());
    }
  }

  private static int width(List<String> names, int rows) {
    int width = -2;
    for (int start = 0; start < names.size(); start += rows) {
      width +=
          2
              + names.subList(start, Math.min(start + rows, names.size())).stream()
                  .mapToInt(String::length)
                  .max()
                  .orElse(0);
    }
    return width;
  }
}
