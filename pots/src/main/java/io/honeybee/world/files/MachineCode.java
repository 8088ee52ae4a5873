package io.honeybee.world.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Stands in for a program: an ELF header for x86-64, which droppers read to learn the machine, and
 * after it bytes that mean nothing but are always the same.
 *
 * @param path what the bytes follow from
 * @param size as listed; at most {@value #MAX_READ} bytes can be read
 */
record MachineCode(String path, long size) implements Content {
  private static final int MAX_READ = 256 * 1024;
  private static final int HEADER = 64;
  private static final int DYNAMIC_OBJECT = 3;
  private static final int X86_64 = 62;
  private static final int SECTION_HEADERS = 30;

  @Override
  public String read(Instant now) {
    int length = (int) Math.min(size, MAX_READ);
    ByteBuffer code = ByteBuffer.allocate(Math.max(length, HEADER)).order(ByteOrder.LITTLE_ENDIAN);
    code.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    code.putShort((short) DYNAMIC_OBJECT).putShort((short) X86_64).putInt(1);
    SplittableRandom random = new SplittableRandom(path.hashCode());
    code.putLong(0x3000 + (random.nextInt(0x4000) & ~0xF));
    code.putLong(HEADER).putLong((size & ~7) - SECTION_HEADERS * 64L).putInt(0);
    code.putShort((short) HEADER).putShort((short) 56).putShort((short) 13);
    code.putShort((short) 64).putShort((short) SECTION_HEADERS).putShort((short) 29);
    while (code.remaining() >= Long.BYTES) {
      // Programs hold many zero bytes; noise alone would look packed.
      code.putLong(random.nextInt(3) == 0 ? 0 : random.nextLong());
    }
    return new String(code.array(), 0, length, StandardCharsets.ISO_8859_1);
  }
}
