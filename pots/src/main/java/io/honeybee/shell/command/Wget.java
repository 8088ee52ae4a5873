package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code wget}: tells of the URL; the name seems not to resolve. */
final class Wget implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("wget");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "OPoaTtUiQ");
    if (options.operands().isEmpty()) {
      call.err().line("wget: missing URL");
      call.err().line("Usage: wget [OPTION]... [URL]...");
      return 1;
    }
    for (String given : options.operands()) {
      FetchTarget target = FetchTarget.of(given, "http");
      String file = options.value("O", target.fileName());
      call.state().surroundings().events().download(target.url(), file);
      if (!options.has("q", "--quiet")) {
        call.err()
            .line(
                "--"
                    + Clocks.day(call.now())
                    + " "
                    + Clocks.minute(call.now())
                    + ":07--  "
                    + target.url());
        call.err().line(target.attempt("wget"));
      }
    }
    return 4;
  }
}
