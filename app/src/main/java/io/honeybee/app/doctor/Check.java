package io.honeybee.app.doctor;

import java.io.IOException;
import java.util.Set;

/** Looks at one thing. Thread rule: used by one thread at a time. */
interface Check {

  /** What its line is called, unless it writes several. */
  String step();

  /** Steps without which there is nothing to look at: after a failure of one this is skipped. */
  default Set<String> needs(Patient patient) {
    return Set.of();
  }

  /**
   * Looks, and writes one line or more.
   *
   * @throws IOException a failure; one sentence that says how to mend it
   */
  void run(Patient patient, Chart chart) throws IOException, InterruptedException;
}
