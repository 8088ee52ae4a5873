package io.honeybee.world;

/** Instruction sets, with what the ELF header of a program says of them. */
public enum Instructions {
  X86_64(62, 64, false, 0, "x86_64"),
  MIPS_BIG_ENDIAN(8, 32, true, 0x50001005, "mips"),
  MIPS_LITTLE_ENDIAN(8, 32, false, 0x50001005, "mips"),
  ARM(40, 32, false, 0x05000002, "armv7l");

  private final int machine;
  private final int bits;
  private final boolean bigEndian;
  private final int flags;
  private final String kernelName;

  Instructions(int machine, int bits, boolean bigEndian, int flags, String kernelName) {
    this.machine = machine;
    this.bits = bits;
    this.bigEndian = bigEndian;
    this.flags = flags;
    this.kernelName = kernelName;
  }

  /** {@code e_machine}. */
  public int machine() {
    return machine;
  }

  /** 32 or 64. */
  public int bits() {
    return bits;
  }

  public boolean bigEndian() {
    return bigEndian;
  }

  /** {@code e_flags}: for MIPS the o32 ABI and MIPS32, for ARM the EABI version. */
  public int flags() {
    return flags;
  }

  /** As {@code uname -m} prints it; that of MIPS does not tell the byte order. */
  public String kernelName() {
    return kernelName;
  }
}
