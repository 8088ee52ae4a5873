package io.honeybee.shell.command;

import io.honeybee.world.Memory;
import io.honeybee.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Commands that show one table about the machine: {@code top}, {@code lsblk}, {@code dmesg} ... */
final class SystemFacts implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of(
        "top",
        "lsblk",
        "blkid",
        "lsmod",
        "dmesg",
        "hostnamectl",
        "lastlog",
        "sysctl",
        "arp",
        "getent",
        "lsof");
  }

  @Override
  public int run(Invocation call) throws IOException {
    World world = call.world();
    switch (call.toolName()) {
      case "top" -> top(call);
      case "lsblk" -> {
        long gibibytes = (world.disk().totalKilobytes() * 1000 / 983 + (1 << 20) - 1) >> 20;
        String disk = world.disk().device();
        boolean sata = disk.equals("sda");
        call.out().line("NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS");
        call.out().line("%-6s %3d:0    0 %4dG  0 disk ".formatted(disk, sata ? 8 : 254, gibibytes));
        call.out()
            .line(
                "\u00e2\u0094\u0094\u00e2\u0094\u0080%-4s %3d:1    0 %4dG  0 part /"
                    .formatted(disk + "1", sata ? 8 : 254, gibibytes));
      }
      case "blkid" ->
          call.out()
              .line(
                  "/dev/%s1: UUID=\"%s\" BLOCK_SIZE=\"4096\" TYPE=\"ext4\""
                      .formatted(world.disk().device(), world.disk().uuid()));
      case "lsmod" ->
          call.out()
              .write(
                  """
                  Module                  Size  Used by
                  binfmt_misc            24576  1
                  virtio_balloon         24576  0
                  button                 24576  0
                  virtio_net             65536  0
                  net_failover           24576  1 virtio_net
                  failover               16384  1 net_failover
                  ext4                  983040  1
                  crc16                  16384  1 ext4
                  mbcache                16384  1 ext4
                  jbd2                  167936  1 ext4
                  virtio_blk             32768  2
                  """);
      case "dmesg" -> {
        call.out().line("[    0.000000] " + world.kernel().procVersion());
        call.out().write("[    0.000000] Command line: " + call.files().read("/proc/cmdline"));
        call.out()
            .line(
                "[    0.036411] smpboot: Allowing %d CPUs, 0 hotplug CPUs"
                    .formatted(world.cpu().cores()));
      }
      case "hostnamectl" ->
          call.out()
              .write(
                  " Static hostname: %s\n       Icon name: computer-vm\n         Chassis: vm\n"
                          .formatted(world.hostName())
                      + "      Machine ID: "
                      + call.files().read("/etc/machine-id")
                      + "  Virtualization: kvm\nOperating System: "
                      + world.distribution().prettyName()
                      + "\n          Kernel: Linux "
                      + world.kernelRelease()
                      + "\n    Architecture: x86-64\n");
      case "lastlog" -> {
        call.out()
            .line("Username         Port     From                                       Latest");
        call.out()
            .line(
                "%-16s %-8s %-26s %s"
                    .formatted(
                        call.visitor().name(),
                        "pts/0",
                        call.visitor().address(),
                        Clocks.day(call.now())));
      }
      case "arp" -> {
        var n = world.network();
        String mac = world.router().network().mac();
        call.out().line("? (%s) at %s [ether] on %s".formatted(n.gateway(), mac, n.device()));
      }
      case "getent" -> {
        return database(call);
      }
      case "sysctl" -> {
        return setting(call);
      }
      default -> openFiles(call);
    }
    return 0;
  }

  private static void openFiles(Invocation call) throws IOException {
    boolean connections = call.args().stream().anyMatch(a -> a.startsWith("-i"));
    if (connections && !call.visitor().isRoot()) {
      return;
    }
    call.out().line("COMMAND     PID     USER   FD   TYPE DEVICE SIZE/OFF   NODE NAME");
    for (var process : ProcessTable.of(call)) {
      String name = process.command().replaceFirst("[ :].*", "").replaceFirst("^.*/", "");
      String row = "%-9.9s %5d %8s".formatted(name, process.pid(), process.user());
      boolean listens = process.command().startsWith("sshd: /usr/sbin/sshd");
      if (connections && listens) {
        call.out().line(row + "    3u  IPv4  14702      0t0    TCP *:ssh (LISTEN)");
        call.out().line(row + "    4u  IPv6  14704      0t0    TCP *:ssh (LISTEN)");
      } else if (!connections && !name.startsWith("[")) {
        call.out().line(row + "  cwd    DIR  254,1     4096      2 /");
        call.out().line(row + "  rtd    DIR  254,1     4096      2 /");
      }
    }
  }

  private static void top(Invocation call) throws IOException {
    Memory m = call.world().memory();
    var processes = ProcessTable.of(call);
    call.out().line("top -" + SystemLoad.uptimeLine(call));
    call.out()
        .line(
            "Tasks: %3d total,   1 running, %3d sleeping,   0 stopped,   0 zombie"
                .formatted(processes.size(), processes.size() - 1));
    call.out()
        .line("%Cpu(s):  0.3 us,  0.3 sy,  0.0 ni, 99.3 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ");
    call.out()
        .line(
            String.format(
                Locale.ROOT,
                "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache     ",
                m.totalKilobytes() / 1024.0,
                m.freeKilobytes() / 1024.0,
                m.usedKilobytes() / 1024.0,
                m.cachedKilobytes() / 1024.0));
    call.out()
        .line(
            String.format(
                Locale.ROOT,
                "MiB Swap: %8.1f total, %8.1f free, %8.1f used. %8.1f avail Mem \n",
                m.swapKilobytes() / 1024.0,
                m.swapKilobytes() / 1024.0,
                0.0,
                m.availableKilobytes() / 1024.0));
    call.out()
        .line("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
    for (var process : processes) {
      String name = process.command().replaceFirst("^[^ ]*/", "").replaceFirst("[ :].*", "");
      call.out()
          .line(
              String.format(
                  Locale.ROOT,
                  "%7d %-8.8s  20   0 %7d %6d %6d S   0.0 %5.1f   0:00.04 %s",
                  process.pid(),
                  process.user(),
                  process.kilobytes() * 3,
                  process.kilobytes(),
                  process.kilobytes() * 2 / 3,
                  process.kilobytes() * 100.0 / m.totalKilobytes(),
                  name.replaceAll("[\\[\\]]", "")));
    }
  }

  private static int database(Invocation call) throws IOException {
    String file = call.arg(0);
    if (!List.of("passwd", "group", "hosts", "shadow").contains(file)) {
      call.err().line("Unknown database: " + file);
      call.err().line("Try `getent --help' or `getent --usage' for more information.");
      return 1;
    }
    boolean all = call.args().size() == 1;
    int status = all ? 0 : 2;
    for (String line : Lines.of(call.files().read("/etc/" + file))) {
      boolean byNumber = line.matches("[^:]*:[^:]*:" + Numbers.of(call.arg(1), -1) + "(:.*|$)");
      if (all || line.startsWith(call.arg(1) + ":") || byNumber) {
        call.out().line(line);
        status = 0;
      }
    }
    return status;
  }

  /** Settings are read from where they lie; what is written is only repeated, as it always is. */
  private static int setting(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "p");
    int status = 0;
    for (String operand : options.operands()) {
      int equals = operand.indexOf('=');
      String name = equals < 0 ? operand : operand.substring(0, equals).strip();
      String path = "/proc/sys/" + name.replace('.', '/');
      if (call.files().lookUp(path) == null) {
        status = call.fail(255, "cannot stat " + path + ": No such file or directory");
        continue;
      }
      String value =
          equals < 0 ? call.files().read(path).strip() : operand.substring(equals + 1).strip();
      if (!options.has("q")) {
        call.out().line(options.has("n") ? value : name + " = " + value);
      }
    }
    return status;
  }
}
