package io.honeybee.node.link;

import io.honeybee.protocol.NodeMessage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session that there is now, if there is one; what waits for the next; and whether there is to
 * be a next.
 *
 * <p>Thread rule: safe for use by any thread. Nothing waits under its lock.
 */
final class CurrentSession {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentSession.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private final KeptMessages kept = new KeptMessages();
  private @Nullable Socket openSocket;
  private @Nullable Session session;
  private boolean stopping;

  /** There may be sessions from now on. */
  void allow() {
    lock.lock();
    try {
      stopping = false;
    } finally {
      lock.unlock();
    }
  }

  /** No session begins any more, and no connection is made. Gives the one that there still is. */
  @Nullable Session forbid() {
    lock.lock();
    try {
      stopping = true;
      stopped.signalAll();
      if (session == null && openSocket != null) {
        closeQuietly(openSocket);
      }
      return session;
    } finally {
      lock.unlock();
    }
  }

  boolean isAllowed() {
    lock.lock();
    try {
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Tells of a socket that may become a session. */
  void opened(Socket socket) {
    lock.lock();
    try {
      openSocket = socket;
      if (stopping) {
        closeQuietly(socket);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins a session.
   *
   * @param greeting what is said in it before anything else; does not block
   * @return false when none may begin any more
   */
  boolean begin(Session fresh, Consumer<Session> greeting) {
    lock.lock();
    try {
      if (stopping) {
        return false;
      }
      greeting.accept(fresh);
      kept.takeAll().forEach(fresh::send);
      session = fresh;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The session is over; what it did not get out waits for the next one. */
  void end(Session over) {
    List<NodeMessage> unsent = over.unsent();
    lock.lock();
    try {
      session = null;
      unsent.forEach(kept::add);
    } finally {
      lock.unlock();
    }
  }

  boolean isThere() {
    lock.lock();
    try {
      return session != null;
    } finally {
      lock.unlock();
    }
  }

  /** Sends a message, or keeps it for the next session if it means something then. */
  void send(NodeMessage message) {
    lock.lock();
    try {
      if (session != null) {
        session.send(message);
      } else {
        kept.add(message);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, but no longer than sessions are allowed.
   *
   * @return whether they still are
   */
  boolean pause(Duration time) {
    long left = time.toNanos();
    lock.lock();
    try {
      while (!stopping && left > 0) {
        left = stopped.awaitNanos(left);
      }
      return !stopping;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("The socket did not close cleanly", e);
    }
  }
}
