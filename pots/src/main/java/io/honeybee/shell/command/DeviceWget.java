package io.honeybee.shell.command;

import io.honeybee.fetch.Fetched;
import java.io.IOException;
import java.util.List;

/** {@code wget} of BusyBox: tells of the URL; the server seems not to answer. */
final class DeviceWget implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("wget");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "OPoTUY");
    if (options.operands().isEmpty()) {
      return Usages.show(call);
    }
    for (String given : options.operands()) {
      FetchTarget target = FetchTarget.of(given, "http");
      String file = options.value("O", target.fileName());
      Fetched fetched = call.state().surroundings().events().download(target.url(), file, "Wget");
      if (fetched instanceof Fetched.Done done) {
        if (!Download.save(call, done, file, "wget")) {
          return 1;
        }
        continue;
      }
      if (!target.isNumeric()) {
        return call.fail(1, "bad address '" + target.host() + "'");
      }
      if (!options.has("q")) {
        String named = target.port() == 80 ? target.host() : target.host() + ":" + target.port();
        call.err().line("Connecting to %s (%s:%d)".formatted(named, target.host(), target.port()));
      }
      return call.fail(
          1, "can't connect to remote host (" + target.host() + "): Connection timed out");
    }
    return 0;
  }
}
