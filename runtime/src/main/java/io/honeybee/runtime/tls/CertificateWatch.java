package io.honeybee.runtime.tls;

import io.honeybee.runtime.lifecycle.Service;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files looked at every ten minutes, for programs that shake hands rarely: a node that stays
 * connected for a year must hear of the end of its certificate, too.
 *
 * <p>Thread rule: safe for use by any thread; the looking is done by a thread of its own.
 */
public final class CertificateWatch implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final String name;
  private final Duration interval;
  private final List<Runnable> checks;
  private @Nullable Thread thread;

  /**
   * @param checks such as {@code client::checkFiles}; with none of them this does nothing
   */
  public CertificateWatch(String name, List<Runnable> checks) {
    this(name, INTERVAL, checks);
  }

  CertificateWatch(String name, Duration interval, List<Runnable> checks) {
    this.name = name;
    this.interval = interval;
    this.checks = List.copyOf(checks);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() {
    if (thread == null && !checks.isEmpty()) {
      thread = Thread.ofVirtual().name(name).start(this::watch);
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(interval);
        for (Runnable check : checks) {
          try {
            check.run();
          } catch (RuntimeException e) {
            LOG.error("{} failed; it goes on", name, e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
