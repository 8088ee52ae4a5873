package io.honeybee.pot;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns an attacker's bytes into text without losing any: UTF-8 where the bytes are UTF-8, and
 * {@code \xNN} for each byte that is not (as Cowrie writes them). Control characters stay as they
 * are; whoever prints the text escapes it.
 */
public final class AttackerText {
  private AttackerText() {}

  /** The text of the bytes. */
  public static String decode(byte[] bytes) {
    return decode(bytes, bytes.length);
  }

  /** The text of the first bytes; a character that the cut would halve is left out. */
  public static String decode(byte[] bytes, int length) {
    boolean whole = length == bytes.length;
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    CharBuffer out = CharBuffer.allocate(length * 4 + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    while (true) {
      CoderResult result = decoder.decode(in, out, whole);
      if (result.isUnderflow()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        out.put("\\x%02x".formatted(in.get() & 0xFF));
      }
    }
    return out.flip().toString();
  }

  /** Whether the bytes are valid UTF-8, so that {@link #decode} can be undone exactly. */
  public static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (java.nio.charset.CharacterCodingException e) {
      return false;
    }
  }
}
