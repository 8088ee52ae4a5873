package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code nproc}. */
final class Nproc implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("nproc");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String first = call.arg(0);
    if (!first.isEmpty() && !first.startsWith("-") && !call.state().isBusyBox()) {
      call.err().line(Quotes.withHint("nproc", "extra operand " + Quotes.curly(first)));
      return 1;
    }
    call.out().line(String.valueOf(call.world().cpu().cores()));
    return 0;
  }
}
