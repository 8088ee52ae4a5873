package io.honeybee.manager.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ends writes that are stuck since the reader takes nothing: it interrupts the writing thread,
 * which closes its connection. Also bounds how many streams there are.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class StreamWatch implements AutoCloseable {
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

  private final int maxStreams;
  private final Duration maxWrite;
  private final Map<Thread, Long> writingSinceNanos = new ConcurrentHashMap<>();
  private final LongAdder cut = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Thread> streams = ConcurrentHashMap.newKeySet();

  StreamWatch(int maxStreams, Duration maxWrite) {
    this.maxStreams = maxStreams;
    this.maxWrite = maxWrite;
  }

  void start() {
    Thread.ofVirtual().name("stream watch").start(this::watch);
  }

  /** Takes a place for the calling thread's stream; false when there is none. */
  synchronized boolean enter() {
    if (streams.size() >= maxStreams || isClosed()) {
      return false;
    }
    return streams.add(Thread.currentThread());
  }

  void leave() {
    writingSinceNanos.remove(Thread.currentThread());
    streams.remove(Thread.currentThread());
  }

  /** Runs what may get stuck. */
  void write(Runnable write) {
    writingSinceNanos.put(Thread.currentThread(), System.nanoTime());
    try {
      write.run();
    } finally {
      writingSinceNanos.remove(Thread.currentThread());
    }
  }

  /** Streams that were ended since their readers took nothing. */
  long cutStreams() {
    return cut.sum();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void watch() {
    try {
      while (!closed.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        writingSinceNanos.forEach(
            (thread, since) -> {
              if (now - since > maxWrite.toNanos() && writingSinceNanos.remove(thread, since)) {
                cut.increment();
                thread.interrupt();
              }
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all streams. */
  @Override
  public synchronized void close() {
    closed.countDown();
    streams.forEach(Thread::interrupt);
  }
}
