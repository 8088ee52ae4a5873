package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code wc}. */
final class Wc implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("wc");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    List<String> files = options.operands().isEmpty() ? List.of("-") : options.operands();
    boolean all = !options.has("l", "w", "c", "m");
    int status = 0;
    for (String file : files) {
      String text;
      try {
        text = call.read(file);
      } catch (FileFault e) {
        status = call.fail(1, file + ": " + e.reason());
        continue;
      }
      long lines = text.chars().filter(c -> c == '\n').count();
      long words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
      StringBuilder out = new StringBuilder();
      column(out, all || options.has("l"), lines, all);
      column(out, all || options.has("w"), words, all);
      column(out, all || options.has("c", "m"), text.length(), all);
      call.out().line(file.equals("-") ? out.toString() : out + " " + file);
    }
    return status;
  }

  private static void column(StringBuilder out, boolean wanted, long count, boolean wide) {
    if (wanted) {
      out.append(out.isEmpty() ? "" : " ");
      out.append(wide ? Listing.padLeft(String.valueOf(count), 7) : String.valueOf(count));
    }
  }
}
