package io.honeybee.bench.crash;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** Sends numbers over one connection. Safe for use by any thread, each with its own randomness. */
interface Sender {

  /**
   * Sends some numbers and enters into the ledger which of them were accepted.
   *
   * @throws IOException when the program went away: of the numbers that were not accepted by then
   *     nobody knows
   */
  void send(Ledger ledger, RandomGenerator random) throws IOException;
}
