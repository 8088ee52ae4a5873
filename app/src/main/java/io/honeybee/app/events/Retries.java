package io.honeybee.app.events;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Tries again after waits that double, says so, and gives up in the end. One thread.
 *
 * <p>A wait is half a second at first and 30 seconds at the most, or up to a minute when the
 * manager asks for it.
 */
final class Retries {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final Duration MAX_ASKED_WAIT = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final Console console;
  private final ManagerAccess manager;
  private final int max;
  private int failures;
  private boolean toldOfLoss;

  /**
   * @param max how often in a row
   */
  Retries(Console console, ManagerAccess manager, int max) {
    this.console = console;
    this.manager = manager;
    this.max = max;
  }

  /** The connection is there. */
  void connected() {
    if (toldOfLoss) {
      console.complain("honeybee: connected again to " + manager);
      toldOfLoss = false;
    }
  }

  /** Something came over it: the next loss is a new one. */
  void succeeded() {
    failures = 0;
  }

  /**
   * Waits before the next try.
   *
   * @throws ConnectionLost when there is none
   */
  void failed(IOException failure) throws ConnectionLost, InterruptedException {
    String cause = cause(failure);
    if (failures >= max) {
      throw new ConnectionLost(
          "the connection to the manager at "
              + manager
              + " is lost ("
              + cause
              + "); see that it runs and that --url is right (https where it speaks TLS), then start this again",
          failure);
    }
    Duration wait = wait(failure);
    failures++;
    toldOfLoss = true;
    console.complain(
        "honeybee: no connection to %s (%s); trying again in %.1f seconds"
            .formatted(manager, cause, wait.toMillis() / 1000.0));
    Thread.sleep(wait);
  }

  private Duration wait(IOException failure) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    Duration own = doubled.compareTo(MAX_WAIT) < 0 ? doubled : MAX_WAIT;
    if (!(failure instanceof Unavailable unavailable)) {
      return own;
    }
    Duration asked = unavailable.askedWait();
    Duration bounded = asked.compareTo(MAX_ASKED_WAIT) < 0 ? asked : MAX_ASKED_WAIT;
    return bounded.compareTo(own) > 0 ? bounded : own;
  }

  /** Java's HTTP client gives some of its failures no message. */
  private static String cause(IOException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null && !t.getMessage().isBlank()) {
        return Printable.escape(t.getMessage(), 200);
      }
    }
    return failure instanceof ConnectException
        ? "connection refused"
        : failure.getClass().getSimpleName();
  }
}
