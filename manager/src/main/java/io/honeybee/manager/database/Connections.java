package io.honeybee.manager.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some connections and as many platform threads to use them. SQLite runs in native code, where a
 * virtual thread would hold on to its carrier; callers wait for one of these threads instead.
 *
 * <p>Thread rule: safe for use by any thread but its own.
 */
final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final ThreadLocal<Boolean> OWN_THREAD = ThreadLocal.withInitial(() -> false);

  private final BlockingQueue<Line> idle;
  private final String begin;
  private final ExecutorService threads;

  private record Line(Connection connection, Jdbi jdbi) {}

  /**
   * @param begin the statement that starts a transaction
   */
  Connections(String name, List<Connection> connections, String begin) {
    this.begin = begin;
    this.idle = new ArrayBlockingQueue<>(connections.size());
    connections.forEach(connection -> idle.add(new Line(connection, Jdbi.create(connection))));
    this.threads =
        Executors.newFixedThreadPool(
            connections.size(), Thread.ofPlatform().daemon().name(name + " ", 0).factory());
  }

  /** Runs the work in a transaction of its own, on another thread, and waits for the end of it. */
  <R, X extends Exception> R inTransaction(HandleCallback<R, X> work) throws X {
    return run(line -> transaction(line, work));
  }

  /** As {@link #inTransaction}, for the few statements that cannot be in one. */
  <R, X extends Exception> R withoutTransaction(HandleCallback<R, X> work) throws X {
    return run(
        line -> {
          try (Handle handle = line.jdbi.open()) {
            return work.withHandle(handle);
          }
        });
  }

  @FunctionalInterface
  private interface LineWork<R> {
    R on(Line line) throws Exception;
  }

  private <R> R run(LineWork<R> work) {
    if (OWN_THREAD.get()) {
      throw new IllegalStateException("work inside the database may not ask the database again");
    }
    Future<R> future;
    try {
      future = threads.submit(() -> onOwnThread(work));
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the database is closed", e);
    }
    return await(future);
  }

  private <R> R onOwnThread(LineWork<R> work) throws Exception {
    OWN_THREAD.set(true);
    // As many connections as threads, so this never waits.
    Line line = idle.take();
    try {
      return work.on(line);
    } finally {
      idle.add(line);
    }
  }

  private <R, X extends Exception> R transaction(Line line, HandleCallback<R, X> work)
      throws X, SQLException {
    try (Handle handle = line.jdbi.open();
        Statement statement = line.connection.createStatement()) {
      statement.execute(begin);
      try {
        R result = work.withHandle(handle);
        statement.execute("COMMIT");
        return result;
      } catch (Throwable t) {
        rollback(statement, t);
        throw t;
      }
    }
  }

  private static void rollback(Statement statement, Throwable reason) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // A full disk makes SQLite roll back by itself, and then there is nothing to roll back.
      reason.addSuppressed(e);
    }
  }

  private static <R> R await(Future<R> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // The work is under way and its outcome matters; the caller sees the flag afterwards.
          interrupted = true;
        } catch (ExecutionException e) {
          throw Connections.<RuntimeException>asThrown(e.getCause() == null ? e : e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Throws what the work threw, whose type the compiler knows at the caller's. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException asThrown(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** Waits for the work under way. */
  @Override
  public void close() {
    threads.close();
    for (Line line : idle) {
      try {
        line.connection.close();
      } catch (SQLException e) {
        LOG.warn("a database connection did not close cleanly: {}", e.toString());
      }
    }
  }
}
