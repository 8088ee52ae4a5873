package io.honeybee.pot.mssql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client says before it logs in ([MS-TDS] 2.2.6.5), and the answer.
 *
 * @param encryption what it wants
 * @param options the tokens it sent, in order
 */
record PreLogin(int encryption, List<Integer> options) {
  static final int OFF = 0;
  static final int ON = 1;
  static final int NOT_SUPPORTED = 2;
  private static final int REQUIRED = 3;

  private static final int VERSION = 0;
  private static final int ENCRYPTION = 1;
  private static final int INSTANCE = 2;
  private static final int THREAD = 3;
  private static final int MARS = 4;
  private static final int TRACE = 5;
  private static final int END = 0xFF;
  private static final int OPTION_BYTES = 5;
  private static final int MAX_OPTIONS = 16;

  PreLogin {
    options = List.copyOf(options);
  }

  /** One option of the answer; its data is a byte string. */
  private record Option(int token, String data) {}

  static PreLogin parse(ByteBuffer content) throws IOException {
    ByteBuffer in = content.duplicate().order(ByteOrder.BIG_ENDIAN);
    List<Integer> options = new ArrayList<>();
    int encryption = NOT_SUPPORTED;
    int at = 0;
    while (options.size() < MAX_OPTIONS) {
      if (at >= in.limit()) {
        throw new IOException("the pre-login does not end");
      }
      int token = in.get(at) & 0xFF;
      if (token == END) {
        break;
      }
      if (at + OPTION_BYTES > in.limit()) {
        throw new IOException("the pre-login is cut off");
      }
      int offset = in.getShort(at + 1) & 0xFFFF;
      int length = in.getShort(at + 3) & 0xFFFF;
      if (offset + length > in.limit()) {
        throw new IOException("the pre-login points behind its end");
      }
      if (token == ENCRYPTION && length > 0) {
        encryption = in.get(offset) & 0x0F;
      }
      options.add(token);
      at += OPTION_BYTES;
    }
    if (options.isEmpty() || options.getFirst() != VERSION) {
      throw new IOException("the pre-login has no version");
    }
    return new PreLogin(encryption, options);
  }

  /** What is agreed upon: ON for all, OFF for the login alone, NOT_SUPPORTED for nothing. */
  int agreed(boolean supported) {
    if (!supported) {
      return NOT_SUPPORTED;
    }
    return switch (encryption) {
      case OFF -> OFF;
      case ON, REQUIRED -> ON;
      default -> NOT_SUPPORTED;
    };
  }

  byte[] answer(int build, int agreed) {
    List<Option> answer = new ArrayList<>();
    char high = (char) (build >> 8 & 0xFF);
    char low = (char) (build & 0xFF);
    answer.add(new Option(VERSION, "\u000f\0" + high + low + "\0\0"));
    answer.add(new Option(ENCRYPTION, String.valueOf((char) agreed)));
    answer.add(new Option(INSTANCE, "\0"));
    answer.add(new Option(THREAD, ""));
    if (options.contains(MARS)) {
      answer.add(new Option(MARS, "\0"));
    }
    if (options.contains(TRACE)) {
      answer.add(new Option(TRACE, ""));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int offset = answer.size() * OPTION_BYTES + 1;
    for (Option option : answer) {
      out.write(option.token());
      out.write(offset >> 8);
      out.write(offset);
      out.write(option.data().length() >> 8);
      out.write(option.data().length());
      offset += option.data().length();
    }
    out.write(END);
    answer.forEach(option -> option.data().chars().forEach(out::write));
    return out.toByteArray();
  }
}
