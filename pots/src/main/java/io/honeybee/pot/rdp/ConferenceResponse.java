package io.honeybee.pot.rdp;

import io.honeybee.ntlm.Der;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** The server's MCS Connect Response ([MS-RDPBCGR] section 2.2.1.4). */
final class ConferenceResponse {
  private static final int FIRST_CHANNEL = 1003;
  private static final HexFormat HEX = HexFormat.of();

  /** Result, connection id and domain parameters, as Windows answers them (ITU-T T.125). */
  private static final byte[] DOMAIN =
      HEX.parseHex(
          "0a0100"
              + "020100"
              + "301a"
              + "020122020103020100020101020100020101"
              + "020300fff8020102");

  /** ITU-T T.124 ConferenceCreateResponse up to the length of the user data. */
  private static final byte[] CONFERENCE_START = HEX.parseHex("000500147c0001");

  private static final byte[] CONFERENCE = HEX.parseHex("14760a01010001c0004d63446e");

  private ConferenceResponse() {}

  /**
   * The response.
   *
   * @param protocols what the client offered in its connection request
   * @param channels how many channels it wants
   */
  static byte[] of(int protocols, int channels) {
    byte[] data = serverData(protocols, channels);
    byte[] conference = join(CONFERENCE, length(data.length), data);
    byte[] user = join(CONFERENCE_START, length(conference.length), conference);
    byte[] content = join(DOMAIN, Der.value(Der.OCTET_STRING, user));
    byte[] sequence = Der.value(Der.SEQUENCE, content);
    // Application 102, whose tag takes two bytes: the sequence's own is left out.
    return join(
        new byte[] {0x7F, 0x66}, java.util.Arrays.copyOfRange(sequence, 1, sequence.length));
  }

  private static byte[] serverData(int protocols, int channels) {
    int padding = channels % 2 == 0 ? 0 : 2;
    int network = 8 + 2 * channels + padding;
    ByteBuffer out = ByteBuffer.allocate(12 + 12 + network).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0x0C01).putShort((short) 12).putInt(0x0008_0004).putInt(protocols);
    out.putShort((short) 0x0C02).putShort((short) 12).putInt(0).putInt(0);
    out.putShort((short) 0x0C03).putShort((short) network);
    out.putShort((short) FIRST_CHANNEL).putShort((short) channels);
    for (int i = 1; i <= channels; i++) {
      out.putShort((short) (FIRST_CHANNEL + i));
    }
    return out.array();
  }

  /** A length of packed encoding (ITU-T X.691 section 11.9), always in two bytes. */
  private static byte[] length(int length) {
    return new byte[] {(byte) (0x80 | (length >> Byte.SIZE)), (byte) length};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
