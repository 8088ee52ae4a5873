package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code netstat} and {@code ss}. */
final class Netstat implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("netstat", "ss");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var n = call.world().network();
    String peer = call.visitor().address() + ":51822";
    if (call.name().equals("ss")) {
      call.out()
          .line("Netid State  Recv-Q Send-Q  Local Address:Port    Peer Address:Port Process");
      call.out().line("tcp   LISTEN 0      128           0.0.0.0:22           0.0.0.0:*");
      return 0;
    }
    call.out().line("Active Internet connections (servers and established)");
    call.out().line("Proto Recv-Q Send-Q Local Address           Foreign Address         State");
    call.out().line("tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN");
    call.out()
        .line("tcp        0    208 %-23s %-23s ESTABLISHED".formatted(n.address() + ":22", peer));
    call.out().line("tcp6       0      0 :::22                   :::*                    LISTEN");
    return 0;
  }
}
