package io.honeybee.recording;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one direction as text, across writes that halve a character. A byte that is no UTF-8
 * becomes U+FFFD, since asciicast knows only text. One thread at a time.
 */
final class CastText {
  private static final int MOST_LEFT_BYTES = 3;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] left = new byte[0];

  /** The text so far; a character that is not complete yet comes with a later call. */
  String decode(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(left.length + length);
    in.put(left).put(bytes, offset, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.reset();
    decoder.decode(in, out, false);
    left = new byte[Math.min(in.remaining(), MOST_LEFT_BYTES)];
    in.get(left);
    return out.flip().toString();
  }

  /** A string in JSON, in ASCII alone, so that no byte of it means anything to a terminal. */
  static void quote(CharSequence text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> {
          if (c >= ' ' && c <= '~') {
            to.append(c);
          } else {
            to.append("\\u").append("%04x".formatted((int) c));
          }
        }
      }
    }
    to.append('"');
  }
}
