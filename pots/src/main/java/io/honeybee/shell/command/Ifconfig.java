package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code ifconfig}. */
final class Ifconfig implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ifconfig");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var n = call.world().network();
    long seconds = call.world().uptime(call.now()).toSeconds();
    call.out()
        .write(
            n.device()
                + ": flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n"
                + "        inet %s  netmask %s  broadcast %s\n"
                    .formatted(n.address(), n.netmask(), n.broadcast())
                + "        inet6 %s  prefixlen 64  scopeid 0x20<link>\n".formatted(n.linkLocal())
                + "        ether %s  txqueuelen 1000  (Ethernet)\n".formatted(n.mac())
                + "        RX packets %d  bytes %d (%.1f MiB)\n"
                    .formatted(2 * seconds, 913 * seconds, 913 * seconds / 1_048_576.0)
                + "        RX errors 0  dropped 0  overruns 0  frame 0\n"
                + "        TX packets %d  bytes %d (%.1f MiB)\n"
                    .formatted(seconds, 377 * seconds, 377 * seconds / 1_048_576.0)
                + "        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0\n\n"
                + "lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n"
                + "        inet 127.0.0.1  netmask 255.0.0.0\n"
                + "        inet6 ::1  prefixlen 128  scopeid 0x10<host>\n"
                + "        loop  txqueuelen 1000  (Local Loopback)\n"
                + "        RX packets %d  bytes %d (%.1f KiB)\n"
                    .formatted(seconds / 9, 8 * seconds, 8 * seconds / 1024.0)
                + "        RX errors 0  dropped 0  overruns 0  frame 0\n"
                + "        TX packets %d  bytes %d (%.1f KiB)\n"
                    .formatted(seconds / 9, 8 * seconds, 8 * seconds / 1024.0)
                + "        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0\n\n");
    return 0;
  }
}
