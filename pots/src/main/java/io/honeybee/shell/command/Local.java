package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code local}: variables here are not local, which scripts of visitors do not notice. */
final class Local implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("local");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    for (String word : call.args()) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        call.state().set(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return 0;
  }
}
