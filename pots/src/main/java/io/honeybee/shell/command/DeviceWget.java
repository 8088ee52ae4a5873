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
        if (!options.has("q")) {
          call.err().line(progress(target, done, file));
        }
        continue;
      }
      if (!target.isNumeric()) {
        return call.fail(1, "bad address '" + target.host() + "'");
      }
      if (!options.has("q")) {
        call.err().line(connecting(target, target.host()));
      }
      return call.fail(
          1, "can't connect to remote host (" + target.host() + "): Connection timed out");
    }
    return 0;
  }

  private static String connecting(FetchTarget target, String address) {
    String named = target.port() == 80 ? target.host() : target.host() + ":" + target.port();
    return "Connecting to %s (%s:%d)".formatted(named, address, target.port());
  }

  /** What BusyBox 1.30 and newer say of a file that came, without a terminal to redraw it on. */
  private static String progress(FetchTarget target, Fetched.Done done, String file) {
    String name = file.equals("-") ? "-" : file.substring(file.lastIndexOf('/') + 1);
    String shown = name.length() > 20 ? name.substring(0, 20) : name;
    String bar =
        "%-20s 100%% |%s| %5d  0:00:00 ETA"
            .formatted(shown, "*".repeat(32), done.captured().size());
    String begin = connecting(target, done.address().getHostAddress());
    return file.equals("-")
        ? begin + "\nwriting to stdout\n" + bar + "\nwritten to stdout"
        : begin + "\nsaving to '" + file + "'\n" + bar + "\n'" + file + "' saved";
  }
}
