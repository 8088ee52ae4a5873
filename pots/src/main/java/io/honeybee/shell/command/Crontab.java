package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code crontab}. */
final class Crontab implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("crontab");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String user = call.visitor().name();
    String path = "/var/spool/cron/crontabs/" + user;
    Options options = Options.of(call.args(), "u");
    boolean exists = call.files().lookUp(path) != null;
    if (options.has("l")) {
      if (!exists) {
        call.err().line("no crontab for " + user);
        return 1;
      }
      call.out().write(call.files().read(path));
      return 0;
    }
    if (options.has("r")) {
      if (!exists) {
        call.err().line("no crontab for " + user);
        return 1;
      }
      call.files().remove(path);
      return 0;
    }
    if (options.has("e")) {
      return 0;
    }
    String source = options.operands().isEmpty() ? "-" : options.operands().getFirst();
    try {
      call.files().write(path, call.read(source));
      return 0;
    } catch (FileFault e) {
      call.err().line(source + ": " + e.reason());
      return 1;
    }
  }
}
