package io.honeybee.pot.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client says first. Byte strings are strings of one character, 0 to 255, for each byte.
 *
 * @param level 3 for 3.1, 4 for 3.1.1, 5 for 5.0, or another that is refused; then the rest is
 *     empty
 * @param keepAlive in seconds
 * @param extended whether it wants another authentication than a password
 */
record ConnectPacket(
    int level,
    boolean cleanStart,
    int keepAlive,
    String clientId,
    @Nullable Will will,
    @Nullable String user,
    @Nullable String password,
    boolean extended) {
  static final int VERSION_5 = 5;
  private static final int VERSION_3_1 = 3;
  private static final int VERSION_3_1_1 = 4;
  private static final int NONE = -1;
  private static final int CLEAN = 0x02;
  private static final int HAS_WILL = 0x04;
  private static final int WILL_QOS = 0x18;
  private static final int WILL_RETAIN = 0x20;
  private static final int HAS_PASSWORD = 0x40;
  private static final int HAS_USER = 0x80;

  /** The last message. */
  record Will(String topic, String payload) {}

  /** Whether the broker speaks that version. */
  boolean isSupported() {
    return level >= VERSION_3_1 && level <= VERSION_5;
  }

  boolean isVersion5() {
    return level == VERSION_5;
  }

  String version() {
    return switch (level) {
      case VERSION_3_1 -> "3.1";
      case VERSION_3_1_1 -> "3.1.1";
      case VERSION_5 -> "5.0";
      default -> String.format(Locale.ROOT, "level %d", level);
    };
  }

  static ConnectPacket read(PacketBody in) throws MalformedPacket {
    String name = in.text();
    int level = in.octet();
    boolean old = name.equals("MQIsdp");
    if (!old && !name.equals("MQTT")) {
      throw new MalformedPacket("the protocol is not MQTT");
    }
    if (old ? level != VERSION_3_1 : level != VERSION_3_1_1 && level != VERSION_5) {
      return new ConnectPacket(
          level >= VERSION_3_1 && level <= VERSION_5 ? 0 : level,
          true,
          0,
          "",
          null,
          null,
          null,
          false);
    }
    boolean five = level == VERSION_5;
    int flags = in.octet();
    boolean hasWill = (flags & HAS_WILL) != 0;
    boolean badWill = !hasWill && (flags & (WILL_QOS | WILL_RETAIN)) != 0;
    boolean passwordAlone = !five && (flags & (HAS_USER | HAS_PASSWORD)) == HAS_PASSWORD;
    if ((flags & 1) != 0 || (flags & WILL_QOS) == WILL_QOS || badWill || passwordAlone) {
      throw new MalformedPacket("the connect flags contradict each other");
    }
    int keepAlive = in.number();
    boolean extended = five && in.properties(PacketBody.AUTHENTICATION_METHOD);
    String clientId = latin1(in.utf8());
    Will will = null;
    if (hasWill) {
      if (five) {
        in.properties(NONE);
      }
      will = new Will(latin1(in.utf8()), latin1(in.binary()));
    }
    String user = (flags & HAS_USER) != 0 ? latin1(in.utf8()) : null;
    String password = (flags & HAS_PASSWORD) != 0 ? latin1(in.binary()) : null;
    return new ConnectPacket(
        level, (flags & CLEAN) != 0, keepAlive, clientId, will, user, password, extended);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
