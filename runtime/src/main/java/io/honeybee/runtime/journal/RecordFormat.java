package io.honeybee.runtime.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment: {@link #MAGIC}, then records, then, when it was closed in order, an end
 * mark. All numbers are big-endian.
 *
 * <pre>
 * record    length:4 checksum:4 seq:8 payload:length      checksum: CRC32C of seq and payload
 * end mark  -1:4     checksum:4 last seq:8
 * </pre>
 *
 * <p>The seqs of one segment have no gaps, so that a damaged stretch tells how many records it
 * held.
 */
final class RecordFormat {
  static final byte[] MAGIC = "HBJRNL1\n".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER_BYTES = 16;
  static final int MAX_PAYLOAD_BYTES = 1 << 20;

  private static final int END = -1;
  private static final int CHECKSUM_OFFSET = 4;
  private static final int SEQ_OFFSET = 8;

  private RecordFormat() {}

  static void put(ByteBuffer out, JournalRecord record) {
    put(out, record.payload().length, record.seq(), record.payload());
  }

  static void putEnd(ByteBuffer out, long lastSeq) {
    put(out, END, lastSeq, new byte[0]);
  }

  private static void put(ByteBuffer out, int length, long seq, byte[] payload) {
    int start = out.position();
    out.putInt(length).putInt(0).putLong(seq).put(payload);
    out.putInt(start + CHECKSUM_OFFSET, checksum(out, start, payload.length));
  }

  static int length(ByteBuffer in, int start) {
    return in.getInt(start);
  }

  static long seq(ByteBuffer in, int start) {
    return in.getLong(start + SEQ_OFFSET);
  }

  /** Whether a record of a length that lies whole in the buffer is as it was written. */
  static boolean intact(ByteBuffer in, int start, int payloadBytes) {
    return in.getInt(start + CHECKSUM_OFFSET) == checksum(in, start, payloadBytes);
  }

  static boolean isEnd(ByteBuffer in, int start) {
    return length(in, start) == END && intact(in, start, 0);
  }

  private static int checksum(ByteBuffer bytes, int start, int payloadBytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(start + SEQ_OFFSET, HEADER_BYTES - SEQ_OFFSET + payloadBytes));
    return (int) crc.getValue();
  }
}
