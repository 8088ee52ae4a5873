package io.honeybee.shell.command;

import io.honeybee.fetch.Fetched;
import java.io.IOException;
import java.util.List;

/** {@code curl}: tells of the URL; the connection seems to fail. */
final class Curl implements ShellCommand {
  private static final String AGENT = "curl/7.88.1";

  @Override
  public List<String> names() {
    return List.of("curl");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "oAHdXmeuTxbcFK");
    if (options.operands().isEmpty()) {
      call.err().line("curl: try 'curl --help' or 'curl --manual' for more information");
      return 2;
    }
    int status = 0;
    for (String given : options.operands()) {
      FetchTarget target = FetchTarget.of(given, "http");
      String file = options.has("O") ? target.fileName() : options.value("o", "-");
      Fetched fetched = call.state().surroundings().events().download(target.url(), file, AGENT);
      if (fetched instanceof Fetched.Done done) {
        status = Download.save(call, done, file, "curl") ? 0 : 23;
        continue;
      }
      status = target.isNumeric() ? 28 : 6;
      if (!options.has("s") || options.has("S")) {
        call.err().line(target.attempt("curl"));
      }
    }
    return status;
  }
}
