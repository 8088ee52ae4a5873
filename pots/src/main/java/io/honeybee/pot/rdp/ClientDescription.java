package io.honeybee.pot.rdp;

import io.honeybee.pot.EventFields;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a client describes itself in its MCS Connect Initial ([MS-RDPBCGR] section 2.2.1.3).
 *
 * @param name of its machine
 * @param build of its program
 * @param keyboardLayout Windows' number of it
 * @param channels the names of the virtual channels that it wants
 */
record ClientDescription(String name, long build, long keyboardLayout, List<String> channels) {
  private static final byte[] CLIENT_KEY = "Duca".getBytes(StandardCharsets.US_ASCII);
  private static final int CORE = 0xC001;
  private static final int NETWORK = 0xC003;
  private static final int HEADER_BYTES = 4;
  private static final int NAME_BYTES = 32;
  private static final int CORE_BYTES = 20 + NAME_BYTES;
  private static final int CHANNEL_NAME_BYTES = 8;
  private static final int CHANNEL_BYTES = 12;

  /** [MS-RDPBCGR] section 2.2.1.3.4 allows no more. */
  private static final int MAX_CHANNELS = 31;

  /** Reads it; empty when it is none. */
  static Optional<ClientDescription> parse(byte[] unit) {
    int key = indexOfKey(unit);
    if (key < 0) {
      return Optional.empty();
    }
    int at = key + CLIENT_KEY.length;
    // The length of what follows takes one byte or two.
    at += unit.length > at && (unit[at] & 0x80) != 0 ? 2 : 1;
    ByteBuffer in = ByteBuffer.wrap(unit).order(ByteOrder.LITTLE_ENDIAN);
    String name = "";
    long build = 0;
    long layout = 0;
    List<String> channels = List.of();
    while (at + HEADER_BYTES <= unit.length) {
      int type = in.getShort(at) & 0xFFFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      if (length < HEADER_BYTES || at + length > unit.length) {
        break;
      }
      ByteBuffer block =
          in.slice(at + HEADER_BYTES, length - HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (type == CORE && block.remaining() >= CORE_BYTES) {
        layout = block.getInt(12) & 0xFFFF_FFFFL;
        build = block.getInt(16) & 0xFFFF_FFFFL;
        byte[] bytes = new byte[NAME_BYTES];
        block.get(20, bytes);
        name = untilZero(new String(bytes, StandardCharsets.UTF_16LE));
      } else if (type == NETWORK && block.remaining() >= Integer.BYTES) {
        channels = channels(block);
      }
      at += length;
    }
    return Optional.of(new ClientDescription(name, build, layout, channels));
  }

  private static int indexOfKey(byte[] unit) {
    return new String(unit, StandardCharsets.ISO_8859_1)
        .indexOf(new String(CLIENT_KEY, StandardCharsets.ISO_8859_1));
  }

  private static List<String> channels(ByteBuffer block) {
    long count = Math.min(MAX_CHANNELS, block.getInt() & 0xFFFF_FFFFL);
    List<String> names = new ArrayList<>();
    while (names.size() < count && block.remaining() >= CHANNEL_BYTES) {
      byte[] name = new byte[CHANNEL_NAME_BYTES];
      block.get(name);
      block.getInt();
      names.add(untilZero(new String(name, StandardCharsets.ISO_8859_1)));
    }
    return List.copyOf(names);
  }

  private static String untilZero(String text) {
    int zero = text.indexOf(0);
    return zero < 0 ? text : text.substring(0, zero);
  }

  EventFields fields() {
    return new EventFields()
        .text("workstation", name)
        .number("build", build)
        .number("keyboard_layout", keyboardLayout)
        .names("channels", channels);
  }
}
