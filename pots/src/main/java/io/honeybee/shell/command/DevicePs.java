package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code ps} of BusyBox, which takes all options and shows all processes. */
final class DevicePs implements ShellCommand {
  private static final List<String> KERNEL =
      List.of(
          "kthreadd",
          "ksoftirqd/0",
          "events/0",
          "khelper",
          "kblockd/0",
          "pdflush",
          "kswapd0",
          "mtdblockd");
  private static final List<String> SERVICES =
      List.of(
          "telnetd",
          "/usr/bin/httpd",
          "syslogd -C -l 7",
          "klogd",
          "dnsmasq",
          "udhcpd /var/udhcpd.conf",
          "hostapd /var/run/hostapd.conf",
          "pppd file /var/run/ppp.conf");

  @Override
  public List<String> names() {
    return List.of("ps");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (!call.world().userland().isBusyBox()) {
      call.out().line("PID   USER     COMMAND");
      for (var process : ProcessTable.of(call)) {
        call.out()
            .line("%5d %-8.8s %s".formatted(process.pid(), process.user(), process.command()));
      }
      return 0;
    }
    call.out().line("  PID USER       VSZ STAT COMMAND");
    row(call, 1, 1_080, "S", "init");
    int pid = 2;
    for (String name : KERNEL) {
      row(call, pid++, 0, "SW", "[" + name + "]");
    }
    pid = 214;
    for (String service : SERVICES) {
      row(call, pid, 1_084 + service.length() * 44, "S", service);
      pid += 17 + service.length();
    }
    int shell = call.state().pid();
    row(call, shell, 1_092, "S", "-sh");
    row(call, shell + 11, 1_084, "R", (call.name() + " " + String.join(" ", call.args())).strip());
    return 0;
  }

  private static void row(Invocation call, int pid, int kilobytes, String state, String command)
      throws IOException {
    call.out().line("%5d root %9d %-4s %s".formatted(pid, kilobytes, state, command));
  }
}
