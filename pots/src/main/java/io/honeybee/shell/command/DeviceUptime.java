package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code uptime} without users, who are not counted on a device. */
final class DeviceUptime implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("uptime");
  }

  @Override
  public int run(Invocation call) throws IOException {
    call.out().line(SystemLoad.uptimeLine(call).replace(",  1 user,  load", ", load"));
    return 0;
  }
}
