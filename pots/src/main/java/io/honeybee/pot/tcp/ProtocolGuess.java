package io.honeybee.pot.tcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells a protocol by its first bytes. What only looks like one is {@code unknown}: no guess is
 * better than a wrong one. Stateless.
 */
final class ProtocolGuess {
  static final String UNKNOWN = "unknown";

  private record Sign(String service, Pattern pattern) {}

  /**
   * The first that fits counts. Each looks at the beginning only, as a byte string, and takes time
   * in proportion to it.
   */
  private static final List<Sign> SIGNS =
      List.of(
          // A handshake record of any version that begins with a ClientHello (RFC 8446 section
          // 5.1).
          sign("tls", "\\x16\\x03[\\x00-\\x04]..\\x01"),
          sign(
              "http",
              "(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|CONNECT|TRACE|PATCH|PROPFIND) \\S+ HTTP/"),
          sign("http2", "PRI \\* HTTP/2\\.0\\r\\n"),
          sign("rtsp", "[A-Z_]{3,16} \\S+ RTSP/1\\.0"),
          sign("sip", "[A-Z]{3,16} sips?:\\S+ SIP/2\\.0"),
          sign("ssh", "SSH-[12]\\.\\d+-"),
          // A NetBIOS session message with SMB 1 or SMB 2 (MS-SMB2 section 2.1).
          sign("smb", "\\x00[\\x00\\x01]..[\\xff\\xfe]SMB"),
          // TPKT with an X.224 connection request (MS-RDPBCGR section 2.2.1.1).
          sign("rdp", "\\x03\\x00..[\\x00-\\xff]\\xe0\\x00\\x00"),
          sign("vnc", "RFB \\d{3}\\.\\d{3}\\n"),
          sign("redis", "\\*\\d{1,4}\\r\\n\\$\\d{1,6}\\r\\n"),
          sign("redis", "(?i)(?:INFO|PING|CONFIG|SLAVEOF|FLUSHALL)(?: [^\\r\\n]{0,200})?\\r?\\n"),
          // HandshakeResponse41: packet 1 with a capability of protocol 41 and 23 zero bytes.
          sign("mysql", "..\\x00\\x01.{4}.{4}.\\x00{23}"),
          // A startup or an SSL, GSS or cancel request of version 3.
          sign(
              "postgresql",
              "\\x00\\x00..(?:\\x00\\x03\\x00[\\x00-\\x02]|\\x04\\xd2\\x16[\\x2e-\\x30])"),
          // TDS prelogin or login 7.
          sign("mssql", "[\\x12\\x10]\\x01..\\x00\\x00[\\x00\\x01]\\x00"),
          // OP_QUERY and OP_MSG.
          sign("mongodb", ".{12}(?:\\xd4\\x07|\\xdd\\x07)\\x00\\x00"),
          sign("mqtt", "\\x10.{1,4}\\x00(?:\\x04MQTT|\\x06MQIsdp)"),
          sign("amqp", "AMQP\\x00"),
          sign("memcached", "(?:stats|version|get \\S{1,250}|set \\S{1,250} \\d+ \\d+ \\d+)\\r\\n"),
          sign("adb", "CNXN\\x00\\x00\\x00\\x01"),
          sign("jdwp", "JDWP-Handshake"),
          sign("rmi", "JRMI\\x00[\\x01\\x02]"),
          sign("java-serialized", "\\xac\\xed\\x00\\x05"),
          sign("weblogic-t3", "t3s? \\d{1,2}\\."),
          sign("ajp", "\\x12\\x34..[\\x02\\x0a]"),
          sign("modbus", "..\\x00\\x00\\x00[\\x02-\\xff].[\\x01-\\x2b]"),
          sign("ldap", "\\x30.{1,5}\\x02\\x01.[\\x60\\x63]"),
          sign("smtp", "(?i)(?:EHLO|HELO) "),
          sign("ftp", "(?i)USER \\S+\\r?\\n"),
          sign("irc", "NICK \\S+\\r?\\n"),
          sign("x11", "[lB]\\x00(?:\\x0b\\x00|\\x00\\x0b)"),
          sign("socks4", "\\x04[\\x01\\x02].{6}"),
          sign("socks5", "\\x05[\\x01-\\x09][\\x00-\\x02]"),
          // An IAC and WILL, WONT, DO or DONT.
          sign("telnet", "\\xff[\\xfb-\\xfe]."),
          sign("dns", "\\x00..{2}[\\x00\\x01][\\x00\\x20]\\x00\\x01\\x00\\x00"));

  private ProtocolGuess() {}

  private static Sign sign(String service, String pattern) {
    return new Sign(service, Pattern.compile(pattern, Pattern.DOTALL));
  }

  /** The protocol's name; {@link #UNKNOWN} when it is none of those known here. */
  static String of(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    return SIGNS.stream()
        .filter(sign -> sign.pattern().matcher(text).lookingAt())
        .map(Sign::service)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
