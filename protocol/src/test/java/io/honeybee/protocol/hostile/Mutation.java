package io.honeybee.protocol.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** One way to spoil an envelope. All take an array that is not empty and give a new one. */
public enum Mutation {
  /** One to eight bits turn. */
  BIT_FLIPS {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      byte[] flipped = bytes.clone();
      for (int flips = random.nextInt(1, 9); flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      }
      return flipped;
    }
  },
  /** The end is missing, often with a newline in its place. */
  TRUNCATION {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      byte[] start = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      return random.nextInt(4) == 0 ? start : concat(start, ascii("\n"));
    }
  },
  /** A piece stands there twice or more. */
  DUPLICATION {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(from, bytes.length) + 1;
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, to);
      for (int copies = random.nextInt(1, 20); copies > 0; copies--) {
        out.writeBytes(piece);
      }
      out.write(bytes, to, bytes.length - to);
      return out.toByteArray();
    }
  },
  /** A piece is missing in the middle. */
  DELETION {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(from, bytes.length) + 1;
      return concat(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }
  },
  /** The start of one envelope and the end of another. */
  SPLICE {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      return concat(
          Arrays.copyOf(bytes, random.nextInt(bytes.length)),
          Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }
  },
  /** Objects and lists open in the place of a value, few or very many, and sometimes close. */
  DEEP_NESTING {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      int levels = random.nextInt(8) == 0 ? random.nextInt(30_000) : random.nextInt(40);
      boolean lists = random.nextBoolean();
      String nested = (lists ? "[" : "{\"a\":").repeat(levels) + "1";
      if (random.nextInt(4) > 0) {
        nested += (lists ? "]" : "}").repeat(levels);
      }
      return insertAfter(':', bytes, nested + ",\"x\":", random);
    }
  },
  /** A text of many bytes in the place of a value, up to {@value #HUGE_BYTES}. */
  HUGE_TEXT {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      int length = random.nextInt(8) == 0 ? random.nextInt(HUGE_BYTES) : random.nextInt(5_000);
      String unit = TEXTS[random.nextInt(TEXTS.length)];
      String text = unit.repeat(length / unit.length());
      return insertAfter(':', bytes, "\"" + text + "\",\"x\":", random);
    }
  },
  /** A number that few expect in the place of a value. */
  ODD_NUMBER {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      String number = NUMBERS[random.nextInt(NUMBERS.length)];
      return insertAfter(':', bytes, number + ",\"x\":", random);
    }
  },
  /** Bytes that are special to somebody, somewhere. */
  ODD_BYTES {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      String odd = ODD[random.nextInt(ODD.length)];
      return insert(
          bytes, odd.getBytes(StandardCharsets.ISO_8859_1), random.nextInt(bytes.length + 1));
    }
  },
  /** A newline or white space where none is needed. */
  WHITE_SPACE {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomGenerator random) {
      String space = SPACES[random.nextInt(SPACES.length)];
      return insert(bytes, ascii(space), random.nextInt(bytes.length + 1));
    }
  };

  private static final int HUGE_BYTES = 300_000;

  private static final String[] TEXTS = {"x", "\\u0000", "\\ud83d\\udc1d", "\\ud800", "\\\\", "{["};

  private static final String[] NUMBERS = {
    "0",
    "-0",
    "-1",
    "1.5",
    "1e400",
    "1e1000000000",
    "1e101000000000",
    "18446744073709551615",
    "18446744073709551616",
    "9".repeat(99),
    "9".repeat(5_000),
    "0x1",
    "01",
    "1e",
    "-",
    "NaN"
  };

  /** As Latin-1: NUL, a byte order mark, no UTF-8 at all, an overlong slash, structure, escapes. */
  private static final String[] ODD = {
    "\0",
    "\u00ef\u00bb\u00bf",
    "\u00ff\u00fe",
    "\u00c0\u00af",
    "\u00ed\u00a0\u0080",
    "\u0080",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\u",
    ",",
    ":",
    "//",
    "'",
    "\u007f",
    "\u001b[2J",
    "null"
  };

  private static final String[] SPACES = {"\n", "\r\n", " ", "\t", "\n\n\n", "\r"};

  /**
   * @param other another envelope, from which a piece may come
   */
  abstract byte[] apply(byte[] bytes, byte[] other, RandomGenerator random);

  /** Inserts behind one of the places where a byte stands, or anywhere when it stands nowhere. */
  private static byte[] insertAfter(char mark, byte[] bytes, String text, RandomGenerator random) {
    int from = random.nextInt(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int at = (from + i) % bytes.length;
      if (bytes[at] == mark) {
        return insert(bytes, ascii(text), at + 1);
      }
    }
    return insert(bytes, ascii(text), from);
  }

  private static byte[] insert(byte[] bytes, byte[] piece, int at) {
    return concat(
        concat(Arrays.copyOf(bytes, at), piece), Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
