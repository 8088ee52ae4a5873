package io.honeybee.node.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The connections of one intake, to be ended together. Safe for use by any thread. */
final class OpenConnections {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Set<IntakeConnection> open = new HashSet<>();
  private boolean finishing;

  void add(IntakeConnection connection) {
    boolean late;
    lock.lock();
    try {
      open.add(connection);
      late = finishing;
    } finally {
      lock.unlock();
    }
    if (late) {
      connection.finish();
    }
  }

  void remove(IntakeConnection connection) {
    lock.lock();
    try {
      open.remove(connection);
      if (open.isEmpty()) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets each end once it has read what has arrived, also those that are yet to come. */
  void finish() {
    List<IntakeConnection> all;
    lock.lock();
    try {
      finishing = true;
      all = new ArrayList<>(open);
    } finally {
      lock.unlock();
    }
    all.forEach(IntakeConnection::finish);
  }

  /** Returns when there is none any more, or the time is up. */
  void awaitNone(Duration most) {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!open.isEmpty() && left > 0) {
        left = none.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
