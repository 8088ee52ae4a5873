package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import java.io.IOException;
import java.util.List;

/** {@code tr}. */
final class Tr implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("tr");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    if (options.operands().isEmpty()) {
      call.err().line("tr: missing operand");
      return 1;
    }
    String from = set(options.operands().getFirst());
    String to = options.operands().size() > 1 ? set(options.operands().get(1)) : "";
    boolean delete = options.has("d");
    boolean squeeze = options.has("s");
    boolean complement = options.has("c", "C");
    String text = call.in().all();
    call.state().budget().work(text.length());
    StringBuilder out = new StringBuilder(text.length());
    char before = '\uFFFF';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int index = from.indexOf(c);
      boolean member = (index >= 0) != complement;
      if (member && delete) {
        continue;
      }
      if (member && !to.isEmpty()) {
        c = complement ? to.charAt(to.length() - 1) : to.charAt(Math.min(index, to.length() - 1));
      }
      if (!(squeeze && member && c == before)) {
        out.append(c);
      }
      before = c;
    }
    call.out().write(out.toString());
    return 0;
  }

  private static String set(String text) {
    String plain =
        Escapes.ansi(text)
            .replace("[:upper:]", "A-Z")
            .replace("[:lower:]", "a-z")
            .replace("[:digit:]", "0-9")
            .replace("[:alnum:]", "A-Za-z0-9")
            .replace("[:alpha:]", "A-Za-z")
            .replace("[:space:]", " \t\n\r");
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (i + 2 < plain.length() && plain.charAt(i + 1) == '-' && plain.charAt(i + 2) >= c) {
        for (char member = c; member <= plain.charAt(i + 2); member++) {
          set.append(member);
        }
        i += 2;
      } else {
        set.append(c);
      }
    }
    return set.toString();
  }
}
