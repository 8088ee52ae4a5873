package io.honeybee.manager.fleet;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that have not registered yet: so many at the most, each for a bounded time over
 * all, however busily it sends.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class WaitingRoom {
  private final int maxWaiting;
  private final long timeoutNanos;
  private final Map<Place, Waiting> waiting = new ConcurrentHashMap<>();

  private record Place(SocketAddress local, SocketAddress remote) {}

  private record Waiting(Socket socket, long sinceNanos) {}

  WaitingRoom(int maxWaiting, Duration timeout) {
    this.maxWaiting = maxWaiting;
    this.timeoutNanos = timeout.toNanos();
  }

  /**
   * Takes in an accepted socket, before its TLS handshake.
   *
   * @throws RoomFull when there is no place
   */
  void enter(Socket accepted) throws RoomFull {
    // A few may pass at once; the bound is against floods, not for counting.
    if (waiting.size() >= maxWaiting) {
      throw new RoomFull(maxWaiting);
    }
    waiting.put(
        new Place(accepted.getLocalSocketAddress(), accepted.getRemoteSocketAddress()),
        new Waiting(accepted, System.nanoTime()));
  }

  /**
   * A connection has registered, or is over.
   *
   * @return false when its time was up before
   */
  boolean leave(SocketAddress local, SocketAddress remote) {
    return waiting.remove(new Place(local, remote)) != null;
  }

  /**
   * Closes those whose time is up, and forgets those that are closed.
   *
   * @return how many were closed
   */
  int sweep(long nowNanos) {
    int overdue = 0;
    for (Place place : List.copyOf(waiting.keySet())) {
      Waiting one = waiting.get(place);
      if (one == null) {
        continue;
      }
      boolean open = !one.socket.isClosed();
      boolean isOverdue = nowNanos - one.sinceNanos > timeoutNanos;
      if ((!open || isOverdue) && waiting.remove(place, one)) {
        overdue += open ? 1 : 0;
        closeQuietly(one.socket);
      }
    }
    return overdue;
  }

  int size() {
    return waiting.size();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The peer is gone already.
    }
  }

  /** There is no place. */
  static final class RoomFull extends IOException {
    private static final long serialVersionUID = 1L;

    RoomFull(int max) {
      super("there are " + max + " connections already that have not registered");
    }
  }
}
