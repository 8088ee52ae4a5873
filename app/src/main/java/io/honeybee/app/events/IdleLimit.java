package io.honeybee.app.events;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Closes a stream when a read of it waits for too long, since Java's HTTP client would wait for
 * ever for a manager whose machine is gone.
 *
 * <p>Thread rule: one reading thread; a virtual thread of its own watches it.
 */
final class IdleLimit extends FilterInputStream {
  private static final long NOT_READING = Long.MIN_VALUE;
  private static final int CHECKS = 10;

  private final Duration limit;
  private final Thread watch;
  private volatile long readingSinceNanos = NOT_READING;
  private volatile boolean stalled;

  IdleLimit(InputStream in, Duration limit) {
    super(in);
    this.limit = limit;
    this.watch = Thread.ofVirtual().name("idle limit").start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(limit.dividedBy(CHECKS));
        long since = readingSinceNanos;
        if (since != NOT_READING && System.nanoTime() - since > limit.toNanos()) {
          stalled = true;
          in.close();
          return;
        }
      }
    } catch (InterruptedException | IOException e) {
      // Closed: there is nothing left to watch.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    readingSinceNanos = System.nanoTime();
    try {
      int count = super.read(buffer, offset, length);
      if (count < 0 && stalled) {
        throw stalled(null);
      }
      return count;
    } catch (IOException e) {
      throw stalled ? stalled(e) : e;
    } finally {
      readingSinceNanos = NOT_READING;
    }
  }

  private IOException stalled(@Nullable IOException cause) {
    return new IOException("nothing came for " + limit.toSeconds() + " seconds", cause);
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
