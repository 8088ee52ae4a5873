package io.honeybee.pot.mssql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a client says to log in ([MS-TDS] 2.2.6.4).
 *
 * @param tdsVersion such as 0x74000004
 * @param integrated whether it logs in by Windows' own ways
 */
record Login7(
    int tdsVersion,
    String host,
    String user,
    String password,
    String application,
    String server,
    String library,
    String database,
    boolean integrated) {
  private static final int FIRST_OFFSET = 36;
  private static final int MIN_BYTES = 86;
  private static final int INTEGRATED = 0x80;

  /** More than any name has. */
  private static final int MAX_CHARS = 4_096;

  static Login7 parse(ByteBuffer in) throws IOException {
    if (in.limit() < MIN_BYTES) {
      throw new IOException("the login is cut off");
    }
    return new Login7(
        in.getInt(4),
        text(in, 0),
        text(in, 1),
        password(in),
        text(in, 3),
        text(in, 4),
        text(in, 6),
        text(in, 8),
        (in.get(25) & INTEGRATED) != 0);
  }

  /** Whether numbers are as wide as from SQL Server 2005 on. */
  boolean isWide() {
    return tdsVersion >>> 24 >= 0x72;
  }

  private static String text(ByteBuffer in, int index) throws IOException {
    return new String(raw(in, index), StandardCharsets.UTF_16LE);
  }

  private static String password(ByteBuffer in) throws IOException {
    byte[] hidden = raw(in, 2);
    for (int i = 0; i < hidden.length; i++) {
      int b = (hidden[i] & 0xFF) ^ 0xA5;
      hidden[i] = (byte) ((b << 4) | (b >> 4));
    }
    return new String(hidden, StandardCharsets.UTF_16LE);
  }

  private static byte[] raw(ByteBuffer in, int index) throws IOException {
    int at = FIRST_OFFSET + index * 4;
    int offset = in.getShort(at) & 0xFFFF;
    int chars = in.getShort(at + 2) & 0xFFFF;
    if (chars > MAX_CHARS || offset + 2 * chars > in.limit()) {
      throw new IOException("the login points behind its end");
    }
    byte[] bytes = new byte[2 * chars];
    in.get(offset, bytes);
    return bytes;
  }
}
