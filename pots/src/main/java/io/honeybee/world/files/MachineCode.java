package io.honeybee.world.files;

import io.honeybee.world.Instructions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Stands in for a program: an ELF header for the machine's processor, which droppers read to learn
 * what to send, and after it bytes that mean nothing but are always the same. Layout as in the
 * System V ABI, chapter 4.
 *
 * @param path what the bytes follow from
 * @param size as listed; at most {@value #MAX_READ} bytes can be read
 */
record MachineCode(String path, long size, Instructions instructions) implements Content {
  private static final int MAX_READ = 256 * 1024;
  private static final int HEADER_64 = 64;
  private static final int HEADER_32 = 52;
  private static final int EXECUTABLE = 2;
  private static final int DYNAMIC_OBJECT = 3;
  private static final int SECTION_HEADERS = 30;

  @Override
  public String read(Instant now) {
    int length = (int) Math.min(size, MAX_READ);
    ByteOrder order = instructions.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer code = ByteBuffer.allocate(Math.max(length, HEADER_64)).order(order);
    boolean wide = instructions.bits() == 64;
    code.put(new byte[] {0x7F, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    code.put((byte) (instructions.bigEndian() ? 2 : 1)).put((byte) 1);
    code.put(new byte[9]);
    SplittableRandom random = new SplittableRandom(path.hashCode());
    if (wide) {
      code.putShort((short) DYNAMIC_OBJECT);
      code.putShort((short) instructions.machine()).putInt(1);
      code.putLong(0x3000 + (random.nextInt(0x4000) & ~0xF));
      code.putLong(HEADER_64).putLong((size & ~7) - SECTION_HEADERS * 64L);
      code.putInt(instructions.flags());
      code.putShort((short) HEADER_64).putShort((short) 56).putShort((short) 13);
      code.putShort((short) 64);
    } else {
      code.putShort((short) EXECUTABLE);
      code.putShort((short) instructions.machine()).putInt(1);
      code.putInt((instructions.machine() == 40 ? 0x8000 : 0x400000) + 0x1A0);
      code.putInt(HEADER_32).putInt((int) (size & ~3) - SECTION_HEADERS * 40);
      code.putInt(instructions.flags());
      code.putShort((short) HEADER_32).putShort((short) 32).putShort((short) 6);
      code.putShort((short) 40);
    }
    code.putShort((short) SECTION_HEADERS).putShort((short) (SECTION_HEADERS - 1));
    while (code.remaining() >= Long.BYTES) {
      // Programs hold many zero bytes; noise alone would look packed.
      code.putLong(random.nextInt(3) == 0 ? 0 : random.nextLong());
    }
    return new String(code.array(), 0, length, StandardCharsets.ISO_8859_1);
  }
}
