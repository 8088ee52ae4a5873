package io.honeybee.bench.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Senders that go on until they are closed, whatever becomes of the program. One owner. */
final class SendingThreads implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final int PAUSE_WHEN_GONE_MILLIS = 50;

  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ending;

  SendingThreads(Ledger ledger) {
    this.ledger = ledger;
  }

  void begin(Sender sender, RandomGenerator random) {
    threads.add(Thread.ofVirtual().name("sender").start(() -> repeat(sender, random)));
  }

  private void repeat(Sender sender, RandomGenerator random) {
    try {
      while (!ending) {
        try {
          sender.send(ledger, random);
          Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        } catch (IOException e) {
          Thread.sleep(PAUSE_WHEN_GONE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each come to the end of what it is sending. */
  @Override
  public void close() {
    ending = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
