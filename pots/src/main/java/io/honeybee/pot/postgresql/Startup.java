package io.honeybee.pot.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client asks for at first.
 *
 * @param code the protocol's version, or what else it wants
 * @param parameters byte strings
 */
record Startup(int code, Map<String, String> parameters) {
  static final int CANCEL = 80877102;
  static final int SSL = 80877103;
  static final int GSSENC = 80877104;
  private static final int MAX_PARAMETERS = 64;

  static Startup parse(byte[] content) throws PgFaultException {
    int code = ByteBuffer.wrap(content).getInt();
    Map<String, String> parameters = new LinkedHashMap<>();
    if (code >>> 16 != 3) {
      return new Startup(code, parameters);
    }
    String all = new String(content, 4, content.length - 4, StandardCharsets.ISO_8859_1);
    String[] texts = all.split("\0", 2 * MAX_PARAMETERS);
    for (int i = 0; i + 1 < texts.length && !texts[i].isEmpty(); i += 2) {
      parameters.put(texts[i], texts[i + 1]);
    }
    if (!all.endsWith("\0")) {
      throw new PgFaultException(
          PgFault.protocol(
              "invalid startup packet layout: expected terminator as last byte",
              "postmaster.c",
              2334,
              "ProcessStartupPacket"));
    }
    return new Startup(code, parameters);
  }

  String user() {
    return parameters.getOrDefault("user", "");
  }

  /** The user's own when none is named. */
  String database() {
    String named = parameters.getOrDefault("database", "");
    return named.isEmpty() ? user() : named;
  }
}
