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
      text = Escapes.ansi(stop < 0 ? text : text.substring(0, stop));
    }
    call.out().write(lineEnd ? text + "\n" : text);
    return 0;
  }
}
