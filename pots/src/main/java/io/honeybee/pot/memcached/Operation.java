package io.honeybee.pot.memcached;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an opcode of the binary protocol asks for. */
enum Operation {
  GET(0x00, 0x09, 0x0C, 0x0D),
  SET(0x01, 0x11),
  ADD(0x02, 0x12),
  REPLACE(0x03, 0x13),
  DELETE(0x04, 0x14),
  INCREMENT(0x05, 0x15),
  DECREMENT(0x06, 0x16),
  QUIT(0x07, 0x17),
  FLUSH(0x08, 0x18),
  NOOP(0x0A),
  VERSION(0x0B),
  APPEND(0x0E, 0x19),
  PREPEND(0x0F, 0x1A),
  STAT(0x10),
  VERBOSITY(0x1B),
  TOUCH(0x1C),
  SASL_LIST(0x20),
  SASL_AUTH(0x21),
  SASL_STEP(0x22),
  OTHER;

  private static final int FIRST_QUIET = 0x11;
  private static final int LAST_QUIET = 0x1A;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Integer> opcodes;

  Operation(Integer... opcodes) {
    this.opcodes = List.of(opcodes);
  }

  static Operation of(int opcode) {
    return Arrays.stream(values())
        .filter(operation -> operation.opcodes.contains(opcode))
        .findFirst()
        .orElse(OTHER);
  }

  /** As the text protocol, or else the enum, calls it. */
  String word() {
    return switch (this) {
      case INCREMENT -> "incr";
      case DECREMENT -> "decr";
      case FLUSH -> "flush_all";
      case STAT -> "stats";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  boolean isSasl() {
    return this == SASL_AUTH || this == SASL_STEP;
  }

  boolean isBeforeLogin() {
    return isSasl() || this == SASL_LIST || this == VERSION;
  }

  /** Whether success, or a get's miss, is not answered. */
  static boolean isQuiet(int opcode) {
    return opcode == 0x09 || opcode == 0x0D || (opcode >= FIRST_QUIET && opcode <= LAST_QUIET);
  }

  /** Whether a get's answer repeats the key. */
  static boolean givesKey(int opcode) {
    return opcode == 0x0C || opcode == 0x0D;
  }
}
