package io.honeybee.protocol.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/**
 * Bytes to be sent to a victim, and how.
 *
 * @param pieceBytes how many are written at once, at least 1
 * @param pause between two pieces
 * @param mutations what was done to the envelopes in it, in order; empty when they are whole
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record Burst(byte[] bytes, int pieceBytes, Duration pause, List<Mutation> mutations) {

  /** Whether it holds nothing but envelopes as they should be. */
  public boolean isWhole() {
    return mutations.isEmpty();
  }

  /**
   * Writes the burst, piece by piece.
   *
   * @throws IOException when the victim has closed the connection, as it may
   */
  public void sendTo(OutputStream victim) throws IOException, InterruptedException {
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      if (at > 0) {
        Thread.sleep(pause);
      }
      victim.write(bytes, at, Math.min(pieceBytes, bytes.length - at));
      victim.flush();
    }
  }
}
