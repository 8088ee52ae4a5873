package io.honeybee.pot.mysql;

import io.honeybee.pot.AttackerText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says to log in: {@code HandshakeResponse41}, or {@code COM_CHANGE_USER}. Texts are
 * byte strings, but for the attributes.
 *
 * @param capabilities that it wants
 * @param extended MariaDB's own that it wants
 * @param answer its answer to the challenge, in the way it guessed
 * @param plugin that way; null when it knows no ways
 * @param attributes as NAME=VALUE
 */
record LoginRequest(
    int capabilities,
    int extended,
    String user,
    String answer,
    String database,
    @Nullable String plugin,
    List<String> attributes) {
  private static final int MAX_ATTRIBUTES = 64;
  private static final int MAX_ATTRIBUTE_BYTES = 256;
  private static final int SSL_REQUEST_BYTES = 32;

  /** Whether a first packet asks for TLS rather than to log in. */
  static boolean asksForTls(byte[] packet) throws ProtocolFault {
    return packet.length == SSL_REQUEST_BYTES
        && (new PacketReader(packet).int4() & Capability.SSL) != 0;
  }

  static LoginRequest parse(byte[] packet) throws ProtocolFault {
    PacketReader in = new PacketReader(packet);
    int capabilities = in.int4();
    if ((capabilities & Capability.PROTOCOL_41) == 0) {
      throw ProtocolFault.badHandshake();
    }
    // The largest packet, the collation, and bytes that are reserved.
    in.take(4 + 1 + 19);
    int last = in.int4();
    int extended = (capabilities & Capability.CLIENT_MYSQL) == 0 ? last : 0;
    byte[] user = in.terminated();
    byte[] answer;
    if ((capabilities & Capability.PLUGIN_AUTH_LENENC) != 0) {
      answer = in.take(in.lengthEncoded());
    } else if ((capabilities & Capability.SECURE_CONNECTION) != 0) {
      answer = in.take(in.int1());
    } else {
      answer = in.terminated();
    }
    byte[] database =
        (capabilities & Capability.CONNECT_WITH_DB) == 0 ? new byte[0] : in.terminated();
    return finish(capabilities, extended, user, answer, database, in);
  }

  /** Reads a change of user, behind the command's own byte. */
  static LoginRequest change(int capabilities, int extended, PacketReader in) throws ProtocolFault {
    byte[] user = in.terminated();
    byte[] answer = in.take(in.int1());
    byte[] database = in.terminated();
    in.take(Math.min(2, in.remaining()));
    return finish(capabilities, extended, user, answer, database, in);
  }

  private static LoginRequest finish(
      int capabilities,
      int extended,
      byte[] user,
      byte[] answer,
      byte[] database,
      PacketReader in) {
    String plugin =
        (capabilities & Capability.PLUGIN_AUTH) == 0 ? null : SessionState.text(in.terminated());
    List<String> attributes =
        (capabilities & Capability.CONNECT_ATTRS) == 0 ? List.of() : attributes(in);
    return new LoginRequest(
        capabilities,
        extended,
        SessionState.text(user),
        SessionState.text(answer),
        SessionState.text(database),
        plugin,
        attributes);
  }

  /** Broken ones end the list: a server ignores them, too. */
  private static List<String> attributes(PacketReader in) {
    List<String> attributes = new ArrayList<>();
    try {
      PacketReader all = new PacketReader(in.take(in.lengthEncoded()));
      while (all.remaining() > 0 && attributes.size() < MAX_ATTRIBUTES) {
        String name = decoded(all.take(all.lengthEncoded()));
        attributes.add(name + "=" + decoded(all.take(all.lengthEncoded())));
      }
    } catch (ProtocolFault e) {
      return attributes;
    }
    return attributes;
  }

  private static String decoded(byte[] bytes) {
    return AttackerText.decode(bytes, Math.min(bytes.length, MAX_ATTRIBUTE_BYTES));
  }
}
