package io.honeybee.node.link;

import io.honeybee.protocol.ManagerDialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one connection. To a manager that reads one envelope at a time each goes alone, after a
 * pause; to others events go in small chunks, so that a message never waits for many of them.
 *
 * <p>Thread rule: {@link #run} belongs to one thread; any thread asks how long it is stuck.
 */
final class LineWriter {
  private static final int CHUNK_BYTES = 16 * 1024;
  private static final long IDLE = 0;

  private final Socket socket;
  private final Outbox outbox;
  private final ManagerDialect dialect;
  private final EventReceipts receipts;
  private final long gapNanos;
  private long lastWriteNanos = System.nanoTime();
  private volatile long writingSinceNanos = IDLE;

  /** Told of events around their being written. */
  interface EventReceipts {
    void sending(EventLine line);

    void written(EventLine line);
  }

  /**
   * @param gap between two envelopes, where the manager needs pauses
   */
  LineWriter(
      Socket socket, Outbox outbox, ManagerDialect dialect, EventReceipts receipts, Duration gap) {
    this.socket = socket;
    this.outbox = outbox;
    this.dialect = dialect;
    this.receipts = receipts;
    this.gapNanos = dialect.needsPauses() ? gap.toNanos() : 0;
  }

  /** Writes until the outbox ends, and then tells the manager that this was all. */
  void run() throws IOException, InterruptedException {
    OutputStream output = socket.getOutputStream();
    for (Outbox.@Nullable Item item = next(); item != null; item = next()) {
      switch (item) {
        case Outbox.Item.Urgent(var message) -> {
          byte[] line = dialect.line(message).orElse(null);
          if (line != null) {
            write(output, line);
          }
        }
        case Outbox.Item.Events events -> write(output, events);
      }
    }
    socket.shutdownOutput();
  }

  private Outbox.@Nullable Item next() throws InterruptedException {
    if (gapNanos == 0) {
      return outbox.take(CHUNK_BYTES);
    }
    // The pause comes first, so that what is urgent then still goes first.
    long left = lastWriteNanos + gapNanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
    return outbox.take(1);
  }

  private void write(OutputStream output, Outbox.Item.Events events) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES);
    for (EventLine line : events.lines()) {
      receipts.sending(line);
      chunk.writeBytes(line.bytes());
    }
    write(output, chunk.toByteArray());
    events.lines().forEach(receipts::written);
  }

  private void write(OutputStream output, byte[] bytes) throws IOException {
    writingSinceNanos = Math.max(1, System.nanoTime());
    output.write(bytes);
    output.flush();
    writingSinceNanos = IDLE;
    lastWriteNanos = System.nanoTime();
  }

  /** How long the present write has been waiting for the manager to take it. */
  Duration stuck() {
    long since = writingSinceNanos;
    return since == IDLE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }
}
