package io.honeybee.world.files;

import io.honeybee.world.Cpu;
import io.honeybee.world.Memory;
import io.honeybee.world.Network;
import io.honeybee.world.World;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import io.honeybee.world.files.FileNode.RegularFile;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;

/** The files of {@code /proc} and {@code /sys} that visitors read, computed when they do. */
final class ProcFiles {
  private final World world;

  ProcFiles(World world) {
    this.world = world;
  }

  /** What every machine has. */
  void addCommon(TreeBuilder tree) {
    file(tree, "/proc/meminfo", now -> memInfo());
    file(tree, "/proc/version", now -> world.kernel().procVersion() + "\n");
    file(tree, "/proc/uptime", this::uptime);
    file(tree, "/proc/loadavg", this::loadAverage);
    file(tree, "/proc/self/status", now -> "Name:\tcat\nUmask:\t0022\nState:\tR (running)\n");
    file(tree, "/proc/self/cmdline", now -> "cat\0/proc/self/cmdline\0");
    file(tree, "/proc/swaps", now -> swaps());
    file(tree, "/proc/net/dev", this::netDev);
    file(tree, "/proc/net/route", now -> route());
    file(tree, "/proc/sys/kernel/hostname", now -> world.hostName() + "\n");
    file(tree, "/proc/sys/kernel/osrelease", now -> world.kernelRelease() + "\n");
    file(tree, "/proc/sys/kernel/ostype", now -> "Linux\n");
    file(tree, "/proc/sys/kernel/version", now -> world.kernelVersion() + "\n");
    String net = "/sys/class/net/" + world.network().device();
    file(tree, net + "/address", now -> world.network().mac() + "\n");
    Attributes secret = new Attributes(0500, 0, 0, world.bootedAt());
    tree.add("/proc/self/fd", new Directory(secret, new TreeMap<>()));
  }

  /** What a rented server has. */
  void addServer(TreeBuilder tree) {
    file(tree, "/proc/cpuinfo", now -> cpuInfo());
    file(tree, "/proc/mounts", now -> mounts());
    file(tree, "/proc/self/mounts", now -> mounts());
    file(tree, "/proc/1/cmdline", now -> "/sbin/init\0");
    file(tree, "/proc/1/comm", now -> "systemd\n");
    file(tree, "/proc/1/cgroup", now -> "0::/init.scope\n");
    file(tree, "/proc/stat", this::statistics);
    file(tree, "/proc/filesystems", now -> "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\n\text4\n");
    file(tree, "/proc/net/arp", now -> arp());
    file(tree, "/proc/partitions", now -> partitions());
    file(tree, "/proc/cmdline", now -> commandLine());
    file(tree, "/proc/sys/vm/nr_hugepages", now -> "0\n");
    file(tree, "/sys/class/dmi/id/sys_vendor", now -> "QEMU\n");
    file(tree, "/sys/class/dmi/id/product_name", now -> "Standard PC (Q35 + ICH9, 2009)\n");
    Attributes link = new Attributes(0777, 0, 0, world.bootedAt());
    tree.add("/proc/self/exe", new Link(link, "/usr/bin/bash"));
    tree.add("/proc/1/exe", new Link(link, "/usr/lib/systemd/systemd"));
  }

  void file(TreeBuilder tree, String path, String text) {
    file(tree, path, now -> text);
  }

  private void file(TreeBuilder tree, String path, Function<Instant, String> text) {
    Attributes readable = new Attributes(0444, 0, 0, world.bootedAt());
    tree.add(path, new RegularFile(readable, new Computed(text)));
  }

  private record Computed(Function<Instant, String> text) implements Content {
    @Override
    public String read(Instant now) {
      return text.apply(now);
    }

    @Override
    public long size() {
      return 0;
    }
  }

  private String cpuInfo() {
    Cpu cpu = world.cpu();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cpu.cores(); i++) {
      text.append("processor\t: ").append(i).append('\n');
      text.append("vendor_id\t: ").append(cpu.vendor()).append('\n');
      text.append("cpu family\t: ").append(cpu.family()).append('\n');
      text.append("model\t\t: ").append(cpu.model()).append('\n');
      text.append("model name\t: ").append(cpu.modelName()).append('\n');
      text.append("stepping\t: ").append(cpu.stepping()).append('\n');
      text.append("microcode\t: ").append(cpu.microcode()).append('\n');
      text.append(String.format(Locale.ROOT, "cpu MHz\t\t: %.3f\n", cpu.megahertz()));
      text.append("cache size\t: ").append(cpu.cacheKilobytes()).append(" KB\n");
      text.append("physical id\t: 0\nsiblings\t: ").append(cpu.cores()).append('\n');
      text.append("core id\t\t: ").append(i).append('\n');
      text.append("cpu cores\t: ").append(cpu.cores()).append('\n');
      text.append("apicid\t\t: ").append(i).append("\ninitial apicid\t: ").append(i).append('\n');
      text.append("fpu\t\t: yes\nfpu_exception\t: yes\ncpuid level\t: 13\nwp\t\t: yes\n");
      text.append("flags\t\t: ").append(cpu.flags()).append('\n');
      text.append("bugs\t\t: spectre_v1 spectre_v2 spec_store_bypass\n");
      text.append(String.format(Locale.ROOT, "bogomips\t: %.2f\n", cpu.bogoMips()));
      text.append("clflush size\t: 64\ncache_alignment\t: 64\n");
      text.append("address sizes\t: 40 bits physical, 48 bits virtual\npower management:\n\n");
    }
    return text.toString();
  }

  private String memInfo() {
    Memory m = world.memory();
    long buffers = m.cachedKilobytes() / 12;
    StringBuilder text = new StringBuilder();
    kilobytes(text, "MemTotal", m.totalKilobytes());
    kilobytes(text, "MemFree", m.freeKilobytes());
    kilobytes(text, "MemAvailable", m.availableKilobytes());
    kilobytes(text, "Buffers", buffers);
    kilobytes(text, "Cached", m.cachedKilobytes() - buffers);
    kilobytes(text, "SwapCached", 0);
    kilobytes(text, "Active", m.usedKilobytes() + m.cachedKilobytes() / 3);
    kilobytes(text, "Inactive", m.cachedKilobytes() / 2);
    kilobytes(text, "SwapTotal", m.swapKilobytes());
    kilobytes(text, "SwapFree", m.swapKilobytes());
    kilobytes(text, "Dirty", 124);
    kilobytes(text, "Writeback", 0);
    kilobytes(text, "AnonPages", m.usedKilobytes() * 3 / 5);
    kilobytes(text, "Mapped", m.usedKilobytes() / 4);
    kilobytes(text, "Slab", m.usedKilobytes() / 6);
    return text.append("HugePages_Total:       0\nHugePages_Free:        0\n").toString();
  }

  private static void kilobytes(StringBuilder text, String name, long kilobytes) {
    text.append(String.format(Locale.ROOT, "%-15s %8d kB\n", name + ":", kilobytes));
  }

  private String uptime(Instant now) {
    double up = world.uptime(now).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.2f %.2f\n", up, up * world.cpu().cores() * 0.97);
  }

  /** Ticks of a hundredth of a second: a machine that idles for 97 percent of its time. */
  private String statistics(Instant now) {
    long ticks = world.uptime(now).toMillis() / 10;
    int cores = world.cpu().cores();
    StringBuilder text = new StringBuilder(processorTicks("cpu ", ticks * cores));
    for (int core = 0; core < cores; core++) {
      text.append(processorTicks("cpu" + core, ticks - core * 37L));
    }
    return text.append("intr ").append(ticks * 3).append(" 0 9 0 0\nctxt ").append(ticks * 5)
        + ("\nbtime " + world.bootedAt().getEpochSecond())
        + ("\nprocesses " + (1_900 + ticks / 4_000))
        + "\nprocs_running 1\nprocs_blocked 0\n"
        + ("softirq " + ticks * 2 + " 0 " + ticks + " 3 41 0 0 7 " + ticks / 2 + " 0 0\n");
  }

  private static String processorTicks(String name, long ticks) {
    return String.format(
        Locale.ROOT,
        "%s %d %d %d %d %d 0 %d 0 0 0\n",
        name,
        ticks / 60,
        ticks / 9_000,
        ticks / 95,
        ticks * 97 / 100,
        ticks / 700,
        ticks / 4_000);
  }

  private String loadAverage(Instant now) {
    long step = now.getEpochSecond() / 15;
    double one = 0.02 + step % 7 / 100.0;
    return String.format(
        Locale.ROOT, "%.2f 0.04 0.01 1/%d %d\n", one, 118 + step % 5, 9_000 + step % 20_000);
  }

  private String mounts() {
    String root = "/dev/" + world.disk().device() + "1";
    return "sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0\n"
        + "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n"
        + "udev /dev devtmpfs rw,nosuid,relatime,mode=755,inode64 0 0\n"
        + "devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000 0 0\n"
        + "tmpfs /run tmpfs rw,nosuid,nodev,noexec,relatime,mode=755,inode64 0 0\n"
        + (root + " / ext4 rw,relatime,errors=remount-ro 0 0\n")
        + "tmpfs /dev/shm tmpfs rw,nosuid,nodev,inode64 0 0\n"
        + "tmpfs /run/lock tmpfs rw,nosuid,nodev,noexec,relatime,size=5120k,inode64 0 0\n";
  }

  private String swaps() {
    String head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    long swap = world.memory().swapKilobytes();
    return swap == 0
        ? head
        : head + "/swapfile                               file\t\t" + swap + "\t\t0\t\t-2\n";
  }

  private String netDev(Instant now) {
    long seconds = world.uptime(now).toSeconds();
    String device = world.network().device();
    return "Inter-|   Receive                                                |  Transmit\n"
        + " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs"
        + " drop fifo colls carrier compressed\n"
        + String.format(
            Locale.ROOT,
            "%6s: %d %d    0    0    0     0          0         0",
            "lo",
            8 * seconds,
            seconds / 9)
        + String.format(
            Locale.ROOT,
            " %d %d    0    0    0     0       0          0\n",
            8 * seconds,
            seconds / 9)
        + String.format(
            Locale.ROOT,
            "%6s: %d %d    0    0    0     0          0         0",
            device,
            913 * seconds,
            seconds * 2)
        + String.format(
            Locale.ROOT,
            " %d %d    0    0    0     0       0          0\n",
            377 * seconds,
            seconds);
  }

  private String route() {
    Network n = world.network();
    return "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
        + n.device()
        + "\t00000000\t"
        + hex(n.gateway())
        + "\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
        + n.device()
        + "\t"
        + hex(n.network())
        + "\t00000000\t0001\t0\t0\t0\t"
        + hex(n.netmask())
        + "\t0\t0\t0\n";
  }

  /** The kernel prints addresses with their bytes turned round. */
  private static String hex(String dotted) {
    String text = "";
    for (String part : dotted.split("\\.", -1)) {
      text = String.format(Locale.ROOT, "%02X", Integer.parseInt(part)) + text;
    }
    return text;
  }

  private String arp() {
    Network n = world.network();
    return "IP address       HW type     Flags       HW address            Mask     Device\n"
        + String.format(
            Locale.ROOT,
            "%-16s 0x1         0x2         %s     *        %s\n",
            n.gateway(),
            world.router().network().mac(),
            n.device());
  }

  private String partitions() {
    String disk = world.disk().device();
    long blocks = world.disk().totalKilobytes() * 1000 / 983;
    int major = disk.equals("sda") ? 8 : 254;
    return "major minor  #blocks  name\n\n"
        + String.format(Locale.ROOT, " %3d        0 %10d %s\n", major, blocks, disk)
        + String.format(Locale.ROOT, " %3d        1 %10d %s1\n", major, blocks - 1024, disk);
  }

  private String commandLine() {
    return "BOOT_IMAGE=/boot/vmlinuz-"
        + world.kernelRelease()
        + " root=UUID="
        + world.disk().uuid()
        + " ro quiet\n";
  }
}
