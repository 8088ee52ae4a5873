package io.honeybee.pot.smb;

import io.honeybee.pot.smb.WireReader.CutOffException;

/**
 * A request's header, and the request ([MS-SMB2] section 2.2.1).
 *
 * @param message all of it; offsets in it count from the header
 */
record Smb2Request(
    int creditCharge,
    int command,
    int credits,
    long flags,
    long next,
    long messageId,
    long processId,
    long tree,
    long session,
    WireReader message) {
  static final int HEADER_BYTES = 64;
  static final byte[] MARK = {(byte) 0xFE, 'S', 'M', 'B'};
  private static final long RELATED = 4;
  private static final long PRIORITY = 0x70;

  static Smb2Request parse(byte[] bytes) throws CutOffException {
    WireReader in = new WireReader(bytes).at(6);
    int charge = in.u16();
    in.skip(Integer.BYTES);
    int command = in.u16();
    int credits = in.u16();
    long flags = in.u32();
    long next = in.u32();
    long messageId = in.u64();
    long process = in.u32();
    long tree = in.u32();
    long session = in.u64();
    return new Smb2Request(
        charge,
        command,
        credits,
        flags,
        next,
        messageId,
        process,
        tree,
        session,
        in.at(HEADER_BYTES));
  }

  boolean isRelated() {
    return (flags & RELATED) != 0;
  }

  /** At the body, behind its size. */
  WireReader body() throws CutOffException {
    return message.at(HEADER_BYTES + 2);
  }

  /** A body's buffer. */
  WireReader buffer(long offset) throws CutOffException {
    return message.at(offset);
  }

  /** The response's header, without the offset of the next. */
  byte[] response(int status, int granted, long treeId, long sessionId, byte[] body) {
    return new WireWriter()
        .bytes(MARK)
        .u16(HEADER_BYTES)
        .u16(creditCharge)
        .u32(status)
        .u16(command)
        .u16(granted)
        .u32(1 | (flags & (RELATED | PRIORITY)))
        .u32(0)
        .u64(messageId)
        .u32(processId)
        .u32(treeId)
        .u64(sessionId)
        .zeros(16)
        .bytes(body)
        .toBytes();
  }
}
