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
        status = call.fail(1, file, e);
        continue;
      }
      long lines = text.chars().filter(c -> c == '\n').count();
      long words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
      StringBuilder out = new StringBuilder();
      int width = width(call, options, file, all);
      column(out, all || options.has("l"), lines, width);
      column(out, all || options.has("w"), words, width);
      column(out, all || options.has("c", "m"), text.length(), width);
      call.out().line(file.equals("-") ? out.toString() : out + " " + file);
    }
    return status;
  }

  /** One column is as wide as its number; several from a pipe are wide, as no size is known. */
  private static int width(Invocation call, Options options, String file, boolean all) {
    boolean several = all || options.flags().size() > 1;
    if (call.state().isBusyBox()) {
      return several ? 9 : 0;
    }
    return several && file.equals("-") ? 7 : 0;
  }

  private static void column(StringBuilder out, boolean wanted, long count, int width) {
    if (wanted) {
      out.append(out.isEmpty() ? "" : " ");
      out.append(Listing.padLeft(String.valueOf(count), width));
    }
  }
}
