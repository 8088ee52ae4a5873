package io.honeybee.app.terminal;

import java.time.Duration;

/**
 * Tells on standard error how far a long piece of work is: on a terminal in one line that is
 * written over each second, elsewhere, such as in a log, a line every ten seconds. What is done
 * within a second or two says nothing.
 *
 * <p>Thread rule: one thread.
 */
public final class Progress implements AutoCloseable {
  /** How often to come and tell. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);
  private static final String OVERWRITE = "\r\u001b[K";

  private final Console console;
  private final Duration interval;
  private long nextNanos = System.nanoTime() + PATIENCE.toNanos();
  private boolean lineOpen;

  public Progress(Console console) {
    this.console = console;
    this.interval = console.errIsTerminal() ? INTERVAL : LOG_INTERVAL;
  }

  /** Whether it is time to tell again; asked as often as one likes. */
  public boolean due() {
    return System.nanoTime() - nextNanos >= 0;
  }

  /**
   * Tells.
   *
   * @param text short, without anything of a peer's
   */
  public void tell(String text) {
    nextNanos = System.nanoTime() + interval.toNanos();
    if (console.errIsTerminal()) {
      console.err().print(OVERWRITE + text);
      console.err().flush();
      lineOpen = true;
    } else {
      console.complain("honeybee: " + text);
    }
  }

  @Override
  public void close() {
    clear();
  }

  /** Takes the line away, so that what follows has its own. */
  public void clear() {
    if (lineOpen) {
      console.err().print(OVERWRITE);
      console.err().flush();
      lineOpen = false;
    }
  }
}
