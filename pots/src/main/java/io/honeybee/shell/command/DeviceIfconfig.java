package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code ifconfig} of BusyBox, with all interfaces of a router or the one of a server. */
final class DeviceIfconfig implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ifconfig");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var n = call.world().network();
    boolean router = call.world().userland().isBusyBox();
    long seconds = call.world().uptime(call.now()).toSeconds();
    String wanted = Options.of(call.args(), "").operands().stream().findFirst().orElse("");
    boolean found = wanted.isEmpty();
    if (wanted.isEmpty() || wanted.equals(n.device())) {
      found = true;
      ethernet(
          call, n.device(), n.mac(), address(n.address(), n.broadcast(), n.netmask()), seconds);
    }
    if (router && (wanted.isEmpty() || wanted.equals("eth0"))) {
      found = true;
      ethernet(call, "eth0", n.mac(), "", seconds);
    }
    if (router && (wanted.isEmpty() || wanted.equals("eth1"))) {
      found = true;
      String net = n.gateway().substring(0, n.gateway().lastIndexOf('.') + 1);
      int own = 2 + (int) Math.floorMod(call.world().seed(), 250L);
      String wan = address(net + own, net + "255", "255.255.255.0");
      ethernet(call, "eth1", next(n.mac()), wan, seconds * 3);
    }
    if (wanted.isEmpty() || wanted.equals("lo")) {
      found = true;
      loopback(call, seconds);
    }
    if (!found) {
      call.err()
          .line("ifconfig: " + wanted + ": error fetching interface information: Device not found");
      return 1;
    }
    return 0;
  }

  private static String address(String own, String broadcast, String mask) {
    return "          inet addr:%s  Bcast:%s  Mask:%s\n".formatted(own, broadcast, mask);
  }

  /** The card beside one: makers number a device's cards in a row. */
  private static String next(String mac) {
    int last = Integer.parseInt(mac.substring(15), 16);
    return mac.substring(0, 15) + "%02x".formatted(last + 1 & 0xFF);
  }

  private static void ethernet(
      Invocation call, String device, String mac, String address, long seconds) throws IOException {
    call.out()
        .write(
            "%-9s Link encap:Ethernet  HWaddr %s  \n"
                    .formatted(device, mac.toUpperCase(Locale.ROOT))
                + address
                + "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n"
                + traffic(2 * seconds, 913 * seconds, seconds, 377 * seconds, 1000));
  }

  private static void loopback(Invocation call, long seconds) throws IOException {
    long packets = seconds / 9;
    call.out()
        .write(
            "lo        Link encap:Local Loopback  \n"
                + "          inet addr:127.0.0.1  Mask:255.0.0.0\n"
                + "          UP LOOPBACK RUNNING  MTU:16436  Metric:1\n"
                + traffic(packets, 8 * seconds, packets, 8 * seconds, 0));
  }

  private static String traffic(long in, long inBytes, long out, long outBytes, int queue) {
    return "          RX packets:%d errors:0 dropped:0 overruns:0 frame:0\n".formatted(in)
        + "          TX packets:%d errors:0 dropped:0 overruns:0 carrier:0\n".formatted(out)
        + "          collisions:0 txqueuelen:%d \n".formatted(queue)
        + "          RX bytes:%d (%s)  TX bytes:%d (%s)\n\n"
            .formatted(inBytes, unit(inBytes), outBytes, unit(outBytes));
  }

  private static String unit(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < 4) {
      value /= 1024;
      unit++;
    }
    return "%.1f %s".formatted(value, List.of("B", "KiB", "MiB", "GiB", "TiB").get(unit));
  }
}
