package io.honeybee.node.supervision;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.protocol.PotStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pot, started and stopped as wanted. When it does not start, or fails while it runs, it is
 * tried again, at ever longer intervals, until it runs or is not wanted any more.
 *
 * <p>Thread rule: safe for use by any thread. Starts and stops exclude each other and may take
 * seconds; {@link #view} never waits for them.
 */
final class SupervisedPot {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedPot.class);
  static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final PotSettings settings;
  private final boolean autoStart;
  private final PotSurroundings surroundings;
  private final Runnable changed;
  private final PotRecord record = new PotRecord();
  private final ReentrantLock work = new ReentrantLock();
  private @Nullable Pot running;
  private @Nullable Thread keeper;
  private Duration nextRetry;
  private volatile State state;

  private record State(
      PotStatus status, String message, Instant since, @Nullable Pot pot, int starts) {}

  /**
   * @param autoStart whether it starts with the node
   * @param changed told after each change of the status; never blocks
   */
  SupervisedPot(
      PotSettings settings, boolean autoStart, PotSurroundings surroundings, Runnable changed) {
    this.settings = settings;
    this.autoStart = autoStart;
    this.surroundings = surroundings;
    this.changed = changed;
    this.nextRetry = surroundings.firstRetry();
    this.state = new State(PotStatus.STOPPED, "", surroundings.clock().instant(), null, 0);
  }

  PotSettings settings() {
    return settings;
  }

  /** Starts the pot if it is one that starts with the node. */
  void startWithNode() {
    if (autoStart) {
      Optional<String> _ = start();
    }
  }

  /**
   * Starts the pot, or leaves it running; when it fails it is tried again later.
   *
   * @return the reason when it does not run now
   */
  Optional<String> start() {
    work.lock();
    try {
      dismissKeeper();
      nextRetry = surroundings.firstRetry();
      if (running == null) {
        change(PotStatus.INSTALLING, "", null);
      }
      Optional<String> failure = tryStart();
      keep();
      return failure;
    } finally {
      work.unlock();
    }
  }

  void stop() {
    work.lock();
    try {
      dismissKeeper();
      stopRunning();
      change(PotStatus.STOPPED, "", null);
    } finally {
      work.unlock();
    }
  }

  private void stopRunning() {
    Pot pot = running;
    running = null;
    if (pot != null) {
      pot.stop();
    }
  }

  private Optional<String> tryStart() {
    if (running != null) {
      return Optional.empty();
    }
    try {
      Pot pot = settings.type().create(surroundings.contextOf(settings, this::observed));
      pot.start();
      running = pot;
      change(PotStatus.RUNNING, "", pot);
      LOG.info("Pot {} ({}) listens at {}", settings.id(), settings.type().name(), pot.address());
      return Optional.empty();
    } catch (InvalidOptionException e) {
      return failed("option " + e.option() + " " + e.getMessage());
    } catch (IOException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Pot {} failed to start", settings.id(), e);
      return failed("a fault of the pot: " + e);
    }
  }

  private void observed(io.honeybee.pot.Observation observation) {
    record.note(observation);
    surroundings.sink().accept(observation);
  }

  private Optional<String> failed(String reason) {
    LOG.warn("Pot {} does not run: {}", settings.id(), reason);
    change(PotStatus.FAILED, reason, null);
    return Optional.of(reason);
  }

  private void change(PotStatus status, String message, @Nullable Pot pot) {
    State before = state;
    int starts = before.starts() + (status == PotStatus.RUNNING ? 1 : 0);
    Instant now = surroundings.clock().instant();
    state = new State(status, message, now, pot, starts);
    if (before.status() != status || !before.message().equals(message)) {
      record.note(now, status.wireName() + (message.isEmpty() ? "" : ": " + message));
      changed.run();
    }
  }

  private void keep() {
    keeper = Thread.ofVirtual().name("pot " + settings.id() + " keeper").start(this::keepLoop);
  }

  /** Starts the pot again whenever it does not run; ends when the pot is not wanted any more. */
  private void keepLoop() {
    try {
      while (true) {
        Thread.sleep(state.status() == PotStatus.RUNNING ? surroundings.firstRetry() : nextRetry);
        work.lockInterruptibly();
        try {
          if (keeper != Thread.currentThread()) {
            return;
          }
          lookAfter();
        } finally {
          work.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAfter() {
    Pot pot = running;
    if (pot == null) {
      lengthenRetry();
      Optional<String> _ = tryStart();
      return;
    }
    Duration ran = Duration.between(state.since(), surroundings.clock().instant());
    if (ran.compareTo(LONGEST_RETRY) >= 0) {
      nextRetry = surroundings.firstRetry();
    }
    Optional<String> fault = pot.fault();
    if (fault.isPresent()) {
      stopRunning();
      Optional<String> _ = failed("it failed while it ran: " + fault.get());
    }
  }

  private void lengthenRetry() {
    nextRetry = nextRetry.multipliedBy(2);
    if (nextRetry.compareTo(LONGEST_RETRY) > 0) {
      nextRetry = LONGEST_RETRY;
    }
  }

  private void dismissKeeper() {
    Thread thread = keeper;
    keeper = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  PotView view() {
    State now = state;
    Pot pot = now.pot();
    Optional<InetSocketAddress> address = Optional.empty();
    int sessions = 0;
    if (pot != null) {
      try {
        address = Optional.of(pot.address());
        sessions = pot.openSessions();
      } catch (IllegalStateException e) {
        LOG.debug("Pot {} was stopped just now", settings.id());
      }
    }
    return new PotView(
        settings,
        now.status(),
        now.message(),
        address,
        now.since(),
        sessions,
        now.starts(),
        record.events(),
        Optional.ofNullable(record.lastEvent()),
        record.lines());
  }
}
