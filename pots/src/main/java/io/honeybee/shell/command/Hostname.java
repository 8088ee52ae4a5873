package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code hostname}. */
final class Hostname implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("hostname");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().contains("-I") && call.state().isBusyBox()) {
      return call.fail(1, "invalid option -- 'I'");
    }
    if (call.args().contains("-I") || call.args().contains("-i")) {
      call.out().line(call.world().network().address() + (call.args().contains("-I") ? " " : ""));
    } else if (call.args().isEmpty() || call.arg(0).startsWith("-")) {
      call.out().line(call.world().hostName());
    }
    return 0;
  }
}
