package io.honeybee.pot.smb;

import io.honeybee.pot.smb.WireReader.CutOffException;

/**
 * A request of SMB 1 ([MS-CIFS] section 2.2.3).
 *
 * @param words the parameters
 * @param data what follows them
 * @param message all of it; offsets in it count from its start
 * @param dataAt where the data begin
 */
record Smb1Request(
    int command,
    int flags2,
    int processHigh,
    int tree,
    int process,
    int user,
    int multiplex,
    WireReader words,
    WireReader data,
    WireReader message,
    int dataAt) {
  static final byte[] MARK = {(byte) 0xFF, 'S', 'M', 'B'};
  static final int HEADER_BYTES = 32;
  private static final int UNICODE = 0x8000;
  private static final int EXTENDED_SECURITY = 0x0800;

  /** NT status codes, long names, extended attributes, security signatures. */
  private static final int FLAGS_2 = 0x4007;

  private static final int REPLY = 0x88;

  static Smb1Request parse(byte[] bytes) throws CutOffException {
    WireReader in = new WireReader(bytes).at(MARK.length);
    int command = in.u8();
    in.skip(5);
    int flags2 = in.u16();
    int processHigh = in.u16();
    in.skip(10);
    int tree = in.u16();
    int process = in.u16();
    int user = in.u16();
    int multiplex = in.u16();
    byte[] words = in.bytes(in.u8() * 2L);
    int announced = in.u16();
    int dataAt = in.position();
    // Some clients count wrongly; what came is what there is.
    byte[] data = in.bytes(Math.min(announced, in.remaining()));
    return new Smb1Request(
        command,
        flags2,
        processHigh,
        tree,
        process,
        user,
        multiplex,
        new WireReader(words),
        new WireReader(data),
        new WireReader(bytes),
        dataAt);
  }

  boolean isUnicode() {
    return (flags2 & UNICODE) != 0;
  }

  boolean isExtended() {
    return (flags2 & EXTENDED_SECURITY) != 0;
  }

  /** A text in the data; Unicode begins at an even offset of the message. */
  String text() throws CutOffException {
    if (isUnicode() && (dataAt + data.position()) % 2 != 0 && data.remaining() > 0) {
      data.skip(1);
    }
    return data.text(isUnicode());
  }

  byte[] response(Smb1Response answer) {
    int flags =
        command == Smb1Server.NEGOTIATE
            ? flags2
            : FLAGS_2 | (flags2 & (UNICODE | EXTENDED_SECURITY));
    return new WireWriter()
        .bytes(MARK)
        .u8(command)
        .u32(answer.status())
        .u8(REPLY)
        .u16(flags)
        .u16(processHigh)
        .zeros(10)
        .u16(answer.tree().orElse(tree))
        .u16(process)
        .u16(answer.user().orElse(user))
        .u16(multiplex)
        .u8(answer.words().length / 2)
        .bytes(answer.words())
        .u16(answer.data().length)
        .bytes(answer.data())
        .toBytes();
  }

  /** Texts for an answer, each with its end, as the request's are written. */
  byte[] texts(int at, String... texts) {
    WireWriter out = new WireWriter();
    if (isUnicode()) {
      out.zeros(at % 2);
    }
    for (String text : texts) {
      if (isUnicode()) {
        out.utf16(text).u16(0);
      } else {
        out.bytes(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).u8(0);
      }
    }
    return out.toBytes();
  }
}
