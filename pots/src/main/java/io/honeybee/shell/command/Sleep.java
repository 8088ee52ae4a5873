package io.honeybee.shell.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code sleep} and {@code usleep}. */
final class Sleep implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("sleep");
  }

  private static final int MAX_SECONDS = 600;

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.err().line("sleep: missing operand");
      call.err().line("Try 'sleep --help' for more information.");
      return 1;
    }
    String amount = call.arg(0).replaceFirst("s$", "");
    int seconds = Numbers.of(amount.replaceFirst("\\..*", ""), -1);
    if (seconds < 0) {
      String wrong = call.arg(0);
      String said = "invalid time interval " + Quotes.curly(wrong);
      call.err()
          .line(
              call.state().isBusyBox()
                  ? "sleep: invalid number '" + wrong + "'"
                  : Quotes.withHint("sleep", said));
      return 1;
    }
    if (!call.state().isBackground()) {
      call.state().surroundings().pause().of(Duration.ofSeconds(Math.min(seconds, MAX_SECONDS)));
    }
    return 0;
  }
}
