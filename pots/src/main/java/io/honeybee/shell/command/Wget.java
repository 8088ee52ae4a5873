package io.honeybee.shell.command;

import io.honeybee.fetch.Fetched;
import java.io.IOException;
import java.util.List;

/** {@code wget}: tells of the URL; the name seems not to resolve. */
final class Wget implements ShellCommand {
  private static final String AGENT = "Wget/1.21.3";

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
    int status = 0;
    for (String given : options.operands()) {
      FetchTarget target = FetchTarget.of(given, "http");
      String file = options.value("O", target.fileName());
      Fetched fetched = call.state().surroundings().events().download(target.url(), file, AGENT);
      boolean quiet = options.has("q", "--quiet");
      if (fetched instanceof Fetched.Done done) {
        status = Math.max(status, saved(call, target, done, file, quiet));
        continue;
      }
      status = 4;
      if (!quiet) {
        call.err().line("--" + when(call) + "--  " + target.url());
        call.err().line(target.attempt("wget"));
      }
    }
    return status;
  }

  private static String when(Invocation call) {
    return Clocks.day(call.now()) + " " + Clocks.minute(call.now()) + ":07";
  }

  private static int saved(
      Invocation call, FetchTarget target, Fetched.Done done, String file, boolean quiet)
      throws IOException {
    if (!Download.save(call, done, file, "wget")) {
      return 3;
    }
    if (!quiet) {
      call.err().line("--" + when(call) + "--  " + target.url());
      call.err().line(Download.report(target, done, file, when(call)));
    }
    return 0;
  }
}
