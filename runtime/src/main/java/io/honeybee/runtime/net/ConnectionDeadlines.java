package io.honeybee.runtime.net;

import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Closes sockets whose time is up, by a look every quarter of a second. It costs nothing while
 * there is no deadline.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ConnectionDeadlines {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

  /** The time by {@link System#nanoTime}; compared by difference, as that clock asks for. */
  private final Map<Socket, Long> deadlines = new ConcurrentHashMap<>();

  private volatile @Nullable Thread watcher;

  /** Starts to watch. */
  void start(String name) {
    // Not started before the field is set: the thread looks there whether to go on.
    Thread thread = Thread.ofVirtual().name(name).unstarted(this::watch);
    watcher = thread;
    thread.start();
  }

  /** Stops to watch. */
  void stop() {
    Thread running = watcher;
    watcher = null;
    LockSupport.unpark(running);
  }

  /** Closes a socket when the time is up, in place of any deadline that it had. */
  void set(Socket socket, Duration left) {
    deadlines.put(socket, System.nanoTime() + left.toNanos());
    LockSupport.unpark(watcher);
  }

  /** Lets a socket live. */
  void clear(Socket socket) {
    deadlines.remove(socket);
  }

  private void watch() {
    Thread self = Thread.currentThread();
    while (self.equals(watcher)) {
      if (deadlines.isEmpty()) {
        // A deadline that is set between the look and this makes it return at once.
        LockSupport.park(this);
        continue;
      }
      Pause.of(LOOK_INTERVAL);
      long now = System.nanoTime();
      deadlines.forEach(
          (socket, deadline) -> {
            if (now - deadline > 0) {
              deadlines.remove(socket);
              SocketClose.quietly(socket);
            }
          });
    }
  }
}
