package io.honeybee.pot.mssql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a response together, token by token ([MS-TDS] 2.2.7).
 *
 * <p>Thread rule: one thread. Memory: the response.
 */
final class Tokens {
  private static final int MAX_TEXT = 4_000;
  private static final int COUNTED = 0x10;
  private static final int ERROR = 0x02;
  private static final int MORE = 0x01;
  private static final byte[] COLLATION = {0x09, 0x04, (byte) 0xD0, 0x00, 0x34};

  private final TdsWriter out = new TdsWriter();
  private final boolean wide;
  private final String serverName;

  /**
   * @param wide whether numbers are as wide as from SQL Server 2005 on
   */
  Tokens(boolean wide, String serverName) {
    this.wide = wide;
    this.serverName = serverName;
  }

  byte[] bytes() {
    return out.bytes();
  }

  Tokens message(TdsMessage message) {
    TdsWriter body =
        new TdsWriter()
            .int4(message.number())
            .int1(message.state())
            .int1(message.severity())
            .text(message.text())
            .shortText(serverName)
            .shortText(message.procedure());
    if (wide) {
      body.int4(message.line());
    } else {
      body.int2(message.line());
    }
    return token(message.severity() > 10 ? 0xAA : 0xAB, body);
  }

  /** A change of the environment: 1 database, 2 language, 4 packet size. */
  Tokens change(int kind, String now, String before) {
    return token(0xE3, new TdsWriter().int1(kind).shortText(now).shortText(before));
  }

  Tokens collation() {
    return token(0xE3, new TdsWriter().int1(7).int1(COLLATION.length).raw(COLLATION).int1(0));
  }

  Tokens loginAccepted(int tdsVersion, int build) {
    return token(
        0xAD,
        new TdsWriter()
            .int1(1)
            .int4(Integer.reverseBytes(tdsVersion))
            .shortText("Microsoft SQL Server\0\0")
            .int1(15)
            .int1(0)
            .int1(build >> 8)
            .int1(build));
  }

  private Tokens token(int type, TdsWriter body) {
    out.int1(type).int2(body.size()).raw(body);
    return this;
  }

  Tokens table(TdsAnswer.Rows table) {
    out.int1(0x81).int2(table.columns().size());
    for (TdsAnswer.Column column : table.columns()) {
      if (wide) {
        out.int4(0);
      } else {
        out.int2(0);
      }
      out.int2(0x09);
      if (column.isNumber()) {
        out.int1(0x26).int1(4);
      } else {
        out.int1(0xE7).int2(2 * MAX_TEXT).raw(COLLATION);
      }
      out.shortText(column.name());
    }
    for (List<@Nullable String> row : table.rows()) {
      out.int1(0xD1);
      for (int i = 0; i < row.size(); i++) {
        value(row.get(i), table.columns().get(i));
      }
    }
    return this;
  }

  private void value(@Nullable String value, TdsAnswer.Column column) {
    if (column.isNumber()) {
      if (value == null) {
        out.int1(0);
      } else {
        out.int1(4).int4(Integer.parseInt(value));
      }
    } else if (value == null) {
      out.int2(0xFFFF);
    } else {
      String kept = value.substring(0, Math.min(value.length(), MAX_TEXT));
      out.int2(2 * kept.length()).characters(kept);
    }
  }

  /** The end of a statement, with the number of its rows; -1 when it has none. */
  Tokens done(int rows, boolean more) {
    return end(0xFD, rows < 0 ? 0 : COUNTED, rows, more);
  }

  /** The end of a statement that was refused. */
  Tokens failed(boolean more) {
    return end(0xFD, ERROR, 0, more);
  }

  /** The end of a procedure that was called. */
  Tokens procedureDone() {
    out.int1(0x79).int4(0);
    return end(0xFE, 0, 0, false);
  }

  /** The answer to a client that wants no more of an answer. */
  Tokens attention() {
    return end(0xFD, 0x20, 0, false);
  }

  private Tokens end(int token, int status, int rows, boolean more) {
    int command = (status & COUNTED) != 0 ? 0xC1 : 0;
    out.int1(token).int2(status | (more ? MORE : 0)).int2(command);
    if (wide) {
      out.int8(Math.max(0, rows));
    } else {
      out.int4(Math.max(0, rows));
    }
    return this;
  }
}
