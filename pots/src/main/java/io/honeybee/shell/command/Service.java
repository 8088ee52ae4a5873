package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code systemctl}, {@code service} and {@code dpkg}: what an operator would use. */
final class Service implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("systemctl", "service", "dpkg");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String name = call.name().replaceFirst("^.*/", "");
    List<String> operands = Options.of(call.args(), "tp").operands();
    String verb = operands.isEmpty() ? "" : operands.getFirst();
    if (name.equals("systemctl") && operands.size() > 1) {
      String unit = operands.get(1).replaceFirst("\\.service$", "");
      boolean known = List.of("ssh", "sshd", "cron", "rsyslog", "dbus").contains(unit);
      if (verb.equals("is-active")) {
        call.out().line(known ? "active" : "inactive");
        return known ? 0 : 3;
      }
      if (!known) {
        call.err()
            .line(
                verb.equals("status")
                    ? "Unit " + unit + ".service could not be found."
                    : "Failed to "
                        + verb
                        + " "
                        + unit
                        + ".service: Unit "
                        + unit
                        + ".service not loaded.");
        return verb.equals("status") ? 4 : 5;
      }
    }
    return 0;
  }
}
