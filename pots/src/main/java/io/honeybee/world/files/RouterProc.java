package io.honeybee.world.files;

import io.honeybee.world.Instructions;
import io.honeybee.world.Network;
import io.honeybee.world.SystemOnChip;
import io.honeybee.world.World;
import io.honeybee.world.files.FileNode.Link;
import java.util.List;
import java.util.Locale;

/** The files of {@code /proc} that a home router has otherwise than a server. */
final class RouterProc {
  private static final List<String> TEXTS =
      List.of(
          "/proc/filesystems", "/proc/modules", "/proc/mounts", "/proc/mtd", "/proc/partitions");

  private final World router;
  private final Network server;
  private final SystemOnChip chip;
  private final ProcFiles proc;

  /**
   * @param server the network card of the server behind it
   */
  RouterProc(World router, Network server) {
    this.router = router;
    this.server = server;
    this.chip = SystemOnChip.of(router);
    this.proc = new ProcFiles(router);
  }

  void addTo(TreeBuilder tree) {
    proc.addCommon(tree);
    proc.file(tree, "/proc/cpuinfo", cpuInfo());
    for (String path : TEXTS) {
      proc.file(tree, path, Resources.text("router" + path));
    }
    proc.file(tree, "/proc/self/mounts", Resources.text("router/proc/mounts"));
    proc.file(tree, "/proc/net/arp", neighbours());
    proc.file(tree, "/proc/1/cmdline", "init\0");
    proc.file(tree, "/proc/1/comm", "init\n");
    proc.file(
        tree, "/proc/cmdline", "console=ttyS0,115200 root=/dev/mtdblock2 rootfstype=squashfs\n");
    Attributes link = new Attributes(0777, 0, 0, router.bootedAt());
    tree.add("/proc/self/exe", new Link(link, "/bin/busybox"));
  }

  private String cpuInfo() {
    return chip.instructions() == Instructions.ARM ? arm() : mips();
  }

  private String mips() {
    StringBuilder text = new StringBuilder("system type\t\t: ").append(chip.name()).append('\n');
    for (int i = 0; i < chip.cores(); i++) {
      text.append("processor\t\t: ").append(i).append('\n');
      text.append("cpu model\t\t: ").append(chip.cpuModel()).append('\n');
      text.append(String.format(Locale.ROOT, "BogoMIPS\t\t: %.2f\n", chip.bogoMips()));
      text.append("wait instruction\t: yes\nmicrosecond timers\t: yes\ntlb_entries\t\t: 32\n");
      text.append("extra interrupt vector\t: yes\nhardware watchpoint\t: yes, count: 4,");
      text.append(" address/irw mask: [0x0ffc, 0x0ffc, 0x0ffb, 0x0ffb]\n");
      text.append("ASEs implemented\t: mips16 dsp\nshadow register sets\t: 1\n");
      text.append("core\t\t\t: 0\nVCED exceptions\t\t: not available\n");
      text.append("VCEI exceptions\t\t: not available\n\n");
    }
    return text.toString();
  }

  private String arm() {
    StringBuilder text = new StringBuilder("Processor\t: ").append(chip.cpuModel()).append('\n');
    for (int i = 0; i < chip.cores(); i++) {
      text.append("processor\t: ").append(i).append('\n');
      text.append(String.format(Locale.ROOT, "BogoMIPS\t: %.2f\n\n", chip.bogoMips()));
    }
    return text.append("Features\t: swp half thumb fastmult edsp \nCPU implementer\t: 0x41\n")
        .append("CPU architecture: 7\nCPU variant\t: 0x3\nCPU part\t: 0xc09\nCPU revision\t: 0\n\n")
        .append("Hardware\t: ")
        .append(chip.name())
        .append("\nRevision\t: 0000\nSerial\t\t: 0000000000000000\n")
        .toString();
  }

  private String neighbours() {
    return "IP address       HW type     Flags       HW address            Mask     Device\n"
        + String.format(
            Locale.ROOT,
            "%-16s 0x1         0x2         %s     *        %s\n",
            server.address(),
            server.mac(),
            router.network().device());
  }
}
