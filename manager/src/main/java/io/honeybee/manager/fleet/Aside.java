package io.honeybee.manager.fleet;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does deep work of a connection's beginning on a thread that ends with it. The JVM keeps as much
 * room for a waiting virtual thread as its deepest wait so far took, for as long as it lives: the
 * handshake and the database would cost each of many thousand quiet sessions more than all else.
 */
final class Aside {
  private Aside() {}

  /** Work that may fail. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException;
  }

  /** Waits for the result, or throws what the work threw. */
  static <T> T get(String name, Work<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.ofVirtual().name(name).start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted at " + name);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
