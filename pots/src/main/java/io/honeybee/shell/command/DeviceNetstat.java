package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code netstat} of a router: its web page, its name server and the visitor. */
final class DeviceNetstat implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("netstat");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String flags = String.join("", call.args());
    boolean listening = flags.contains("l");
    boolean all = flags.contains("a") || listening;
    String who = listening ? "(only servers)" : all ? "(servers and established)" : "(w/o servers)";
    String program = flags.contains("p") ? "PID/Program name" : "";
    call.out().line("Active Internet connections " + who);
    call.out()
        .line(
            "Proto Recv-Q Send-Q Local Address           Foreign Address         State       "
                + program);
    if (all) {
      row(call, "tcp", "0.0.0.0:23", "0.0.0.0:*", "LISTEN");
      row(call, "tcp", "0.0.0.0:80", "0.0.0.0:*", "LISTEN");
      row(call, "tcp", "0.0.0.0:53", "0.0.0.0:*", "LISTEN");
    }
    if (!listening) {
      String own = call.world().network().address() + ":23";
      row(call, "tcp", own, call.visitor().address() + ":51822", "ESTABLISHED");
    }
    if (all) {
      row(call, "udp", "0.0.0.0:53", "0.0.0.0:*", "");
      row(call, "udp", "0.0.0.0:67", "0.0.0.0:*", "");
    }
    return 0;
  }

  private static void row(Invocation call, String kind, String own, String peer, String state)
      throws IOException {
    call.out().line("%-5s      0      0 %-23s %-23s %-11s ".formatted(kind, own, peer, state));
  }
}
