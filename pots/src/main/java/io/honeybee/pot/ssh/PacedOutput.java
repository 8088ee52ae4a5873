package io.honeybee.pot.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to a channel no faster than the client reads. Thread rule: one thread. */
final class PacedOutput extends FilterOutputStream {
  private static final int PIECE = 16 * 1024;

  private final PendingWrites pending;

  PacedOutput(OutputStream out, PendingWrites pending) {
    super(out);
    this.pending = pending;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      pending.awaitRoom();
      out.write(buffer, offset + done, Math.min(PIECE, length - done));
    }
  }
}
