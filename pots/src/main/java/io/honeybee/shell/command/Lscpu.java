package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code lscpu}. */
final class Lscpu implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("lscpu");
  }

  @Override
  public int run(Invocation call) throws IOException {
    var cpu = call.world().cpu();
    int last = cpu.cores() - 1;
    row(call, "Architecture:", call.world().machine());
    row(call, "  CPU op-mode(s):", "32-bit, 64-bit");
    row(call, "  Address sizes:", "40 bits physical, 48 bits virtual");
    row(call, "  Byte Order:", "Little Endian");
    row(call, "CPU(s):", String.valueOf(cpu.cores()));
    row(call, "  On-line CPU(s) list:", "0-" + last);
    row(call, "Vendor ID:", cpu.vendor());
    row(call, "  Model name:", cpu.modelName());
    row(call, "    CPU family:", String.valueOf(cpu.family()));
    row(call, "    Model:", String.valueOf(cpu.model()));
    row(call, "    Thread(s) per core:", "1");
    row(call, "    Core(s) per socket:", String.valueOf(cpu.cores()));
    row(call, "    Socket(s):", "1");
    row(call, "    Stepping:", String.valueOf(cpu.stepping()));
    row(call, "    BogoMIPS:", "%.2f".formatted(cpu.bogoMips()));
    row(call, "    Flags:", cpu.flags());
    row(call, "Virtualization features:", "");
    row(call, "  Hypervisor vendor:", "KVM");
    row(call, "  Virtualization type:", "full");
    return 0;
  }

  private static void row(Invocation call, String name, String value) throws IOException {
    call.out().line(Listing.padRight(name, 33) + value);
  }
}
