package io.honeybee.app.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes down what one check finds.
 *
 * <p>Thread rule: any thread. What comes after {@link #close} is forgotten: it is from a check that
 * was given up.
 */
final class Chart {
  private final Consumer<Finding> findings;
  private long sinceNanos = System.nanoTime();
  private boolean closed;

  Chart(Consumer<Finding> findings) {
    this.findings = findings;
  }

  void ok(String step, String text) {
    add(step, Verdict.OK, text);
  }

  void warn(String step, String text) {
    add(step, Verdict.WARN, text);
  }

  void fail(String step, String text) {
    add(step, Verdict.FAIL, text);
  }

  /**
   * @param failure whose message is for the operator
   */
  void fail(String step, IOException failure) {
    String message = failure.getMessage();
    fail(step, message == null ? failure.toString() : message);
  }

  void skip(String step, String text) {
    add(step, Verdict.SKIP, text);
  }

  private synchronized void add(String step, Verdict verdict, String text) {
    if (closed) {
      return;
    }
    long now = System.nanoTime();
    Duration took = Duration.ofNanos(now - sinceNanos);
    sinceNanos = now;
    findings.accept(new Finding(step, verdict, text, took));
  }

  /** Nothing more is taken down. */
  synchronized void close() {
    closed = true;
  }
}
