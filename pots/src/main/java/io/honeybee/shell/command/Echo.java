package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import java.io.IOException;
import java.util.List;

/** {@code echo}. */
final class Echo implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("echo");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.state().dialect() == Dialect.DASH) {
      return plain(call);
    }
    List<String> words = call.args();
    boolean escapes = false;
    boolean lineEnd = true;
    while (!words.isEmpty() && words.getFirst().matches("-[neE]+")) {
      String flags = words.getFirst();
      lineEnd &= flags.indexOf('n') < 0;
      int on = flags.lastIndexOf('e');
      int off = flags.lastIndexOf('E');
      escapes = on == off ? escapes : on > off;
      words = words.subList(1, words.size());
    }
    String text = String.join(" ", words);
    if (escapes) {
      int stop = text.indexOf("\\c");
      lineEnd &= stop < 0;
      text = stop < 0 ? text : text.substring(0, stop);
      // Bash's echo takes octal numbers only behind a zero.
      boolean bash = call.state().dialect() == Dialect.BASH;
      text = Escapes.ansi(bash ? text.replaceAll("\\\\([1-7])", "\\\\\\\\$1") : text);
    }
    call.out().write(lineEnd ? text + "\n" : text);
    return 0;
  }

  /** Dash knows no option but -n and always takes escapes, but none in hexadecimal. */
  private static int plain(Invocation call) throws IOException {
    boolean lineEnd = !call.arg(0).equals("-n");
    List<String> words = lineEnd ? call.args() : call.args().subList(1, call.args().size());
    String text = String.join(" ", words);
    int stop = text.indexOf("\\c");
    String shown =
        Escapes.ansi((stop < 0 ? text : text.substring(0, stop)).replace("\\x", "\\\\x"));
    call.out().write(lineEnd && stop < 0 ? shown + "\n" : shown);
    return 0;
  }
}
