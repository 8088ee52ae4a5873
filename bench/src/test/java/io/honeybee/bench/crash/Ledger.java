package io.honeybee.bench.crash;

import java.util.BitSet;

/**
 * The numbers that events carry: each is sent once, and never again whatever became of it. Safe for
 * use by any thread.
 */
final class Ledger {
  private final BitSet accepted = new BitSet();
  private int next;

  /** The first of some numbers that nobody else gets. */
  synchronized int take(int count) {
    int first = next;
    next += count;
    return first;
  }

  /** The program has said that these are safe. */
  synchronized void accept(int first, int count) {
    accepted.set(first, first + count);
  }

  synchronized int sent() {
    return next;
  }

  synchronized BitSet accepted() {
    return (BitSet) accepted.clone();
  }
}
