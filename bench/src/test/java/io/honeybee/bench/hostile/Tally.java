package io.honeybee.bench.hostile;

import java.util.concurrent.atomic.LongAdder;

/** What one kind of attack has done. Safe for use by any thread. */
final class Tally {
  final LongAdder connections = new LongAdder();
  final LongAdder bursts = new LongAdder();
  final LongAdder bytes = new LongAdder();

  /** Connections that the victim ended, or did not let come about. */
  final LongAdder ended = new LongAdder();

  void burst(int length) {
    bursts.increment();
    bytes.add(length);
  }
}
