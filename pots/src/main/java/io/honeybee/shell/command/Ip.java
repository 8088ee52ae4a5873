package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code ip}. */
final class Ip implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ip");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var n = call.world().network();
    String what = Options.of(call.args(), "").operands().stream().findFirst().orElse("");
    if (what.startsWith("a")) {
      call.out()
          .write(
              "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default"
                  + " qlen 1000\n"
                  + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
                  + "    inet 127.0.0.1/8 scope host lo\n"
                  + "       valid_lft forever preferred_lft forever\n"
                  + "    inet6 ::1/128 scope host noprefixroute \n"
                  + "       valid_lft forever preferred_lft forever\n"
                  + "2: %s: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000\n"
                      .formatted(n.device())
                  + "    link/ether %s brd ff:ff:ff:ff:ff:ff\n".formatted(n.mac())
                  + "    inet %s/%d brd %s scope global %s\n"
                      .formatted(n.address(), n.prefixLength(), n.broadcast(), n.device())
                  + "       valid_lft forever preferred_lft forever\n"
                  + "    inet6 %s/64 scope link \n".formatted(n.linkLocal())
                  + "       valid_lft forever preferred_lft forever\n");
      return 0;
    }
    if (what.startsWith("r")) {
      call.out()
          .write(
              "default via %s dev %s onlink \n".formatted(n.gateway(), n.device())
                  + "%s/%d dev %s proto kernel scope link src %s \n"
                      .formatted(n.network(), n.prefixLength(), n.device(), n.address()));
      return 0;
    }
    if (what.isEmpty()) {
      call.err().line("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }");
      return 255;
    }
    return 0;
  }
}
