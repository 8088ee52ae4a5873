package io.honeybee.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code uname}. */
final class Uname implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("uname");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    for (String flag : options.flags().keySet()) {
      boolean known = flag.startsWith("--") || "asnrvmpio".contains(flag);
      if (!known) {
        call.err().line("uname: invalid option -- '" + flag + "'");
        call.err().line("Try 'uname --help' for more information.");
        return 1;
      }
    }
    if (!options.operands().isEmpty()) {
      call.err().line("uname: extra operand " + Quotes.curly(options.operands().getFirst()));
      call.err().line("Try 'uname --help' for more information.");
      return 1;
    }
    boolean all = options.has("a", "--all");
    List<String> words = new ArrayList<>();
    if (all || options.flags().isEmpty() || options.has("s", "--kernel-name")) {
      words.add("Linux");
    }
    add(words, all || options.has("n", "--nodename"), call.world().hostName());
    add(words, all || options.has("r", "--kernel-release"), call.world().kernelRelease());
    add(words, all || options.has("v", "--kernel-version"), call.world().kernelVersion());
    add(words, all || options.has("m", "--machine"), call.world().machine());
    // With -a what is unknown is left out, and Debian knows neither of these.
    add(words, options.has("p", "--processor") && !all, "unknown");
    add(words, options.has("i", "--hardware-platform") && !all, "unknown");
    add(words, all || options.has("o", "--operating-system"), "GNU/Linux");
    call.out().line(String.join(" ", words));
    return 0;
  }

  private static void add(List<String> words, boolean wanted, String word) {
    if (wanted) {
      words.add(word);
    }
  }
}
