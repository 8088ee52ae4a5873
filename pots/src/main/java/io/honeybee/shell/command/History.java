package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code history}. */
final class History implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("history");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> history = call.state().surroundings().history();
    if (call.args().contains("-c")) {
      history.clear();
      return 0;
    }
    for (int i = 0; i < history.size(); i++) {
      call.out().line(Listing.padLeft(String.valueOf(i + 1), 5) + "  " + history.get(i));
    }
    return 0;
  }
}
