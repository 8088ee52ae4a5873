package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code uptime}. */
final class Uptime implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("uptime");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().contains("-p")) {
      long minutes = call.world().uptime(call.now()).toMinutes();
      call.out()
          .line(
              "up %d weeks, %d days, %d hours, %d minutes"
                  .formatted(
                      minutes / 10_080, minutes / 1_440 % 7, minutes / 60 % 24, minutes % 60));
      return 0;
    }
    call.out().line(SystemLoad.uptimeLine(call));
    return 0;
  }
}
