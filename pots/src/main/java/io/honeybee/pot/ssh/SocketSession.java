package io.honeybee.pot.ssh;

import io.honeybee.pot.PotLimits;
import io.honeybee.runtime.net.TcpConnection;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.jspecify.annotations.Nullable;

/**
 * Carries MINA's session over a blocking socket: one virtual thread reads and handles what came,
 * and a write returns when the network took it. So nothing queues up for a client that does not
 * read, and all limits are those of {@link io.honeybee.runtime.net.TcpServer}.
 *
 * <p>Thread rule: {@link #run} on the connection's thread; everything else from any thread.
 */
final class SocketSession extends AbstractCloseable implements IoSession {
  // As OpenSSH has it.
  private static final Duration LOGIN_GRACE = Duration.ofMinutes(2);
  private static final int READ_BYTES = 8 * 1024;
  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final TcpConnection connection;
  private final PotLimits limits;
  private final Map<Object, Object> attributes = new ConcurrentHashMap<>();
  private final long openedNanos = System.nanoTime();
  private volatile boolean loggedIn;

  SocketSession(TcpConnection connection, PotLimits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /** From now on only the idle time limits a wait. */
  void loggedIn() {
    loggedIn = true;
  }

  /** Serves the connection until one end closes it. */
  void run(IoHandler handler) throws IOException {
    try {
      handler.sessionCreated(this);
      byte[] buffer = new byte[READ_BYTES];
      while (!isClosing()) {
        int count = read(buffer);
        if (count < 0) {
          break;
        }
        handle(handler, new ByteArrayBuffer(buffer, 0, count));
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the session did not start", e);
    } finally {
      end(handler);
    }
  }

  private int read(byte[] buffer) throws IOException {
    Duration wait = limits.maxIdle();
    if (!loggedIn) {
      Duration left = LOGIN_GRACE.minusNanos(System.nanoTime() - openedNanos);
      if (!left.isPositive()) {
        return -1;
      }
      wait = wait.isZero() || left.compareTo(wait) < 0 ? left : wait;
    }
    // A timeout of less than a millisecond would mean none.
    connection.readTimeout(wait.isZero() ? wait : wait.plusMillis(1));
    try {
      return connection.input().read(buffer);
    } catch (SocketTimeoutException e) {
      return -1;
    }
  }

  private void handle(IoHandler handler, ByteArrayBuffer data) throws IOException {
    try {
      handler.messageReceived(this, data);
    } catch (Exception e) {
      try {
        // Tells the client why, as far as the protocol has words for it, and closes.
        handler.exceptionCaught(this, e);
      } catch (Exception again) {
        throw new IOException("the peer broke the protocol", again);
      }
    }
  }

  private void end(IoHandler handler) throws IOException {
    close(true);
    try {
      handler.sessionClosed(this);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the session did not end cleanly", e);
    }
  }

  @Override
  public synchronized IoWriteFuture writeBuffer(Buffer buffer) throws IOException {
    int length = buffer.available();
    connection.output().write(buffer.array(), buffer.rpos(), length);
    buffer.rpos(buffer.rpos() + length);
    return AbstractIoWriteFuture.fulfilled(this, true);
  }

  @Override
  protected void doCloseImmediately() {
    try {
      connection.socket().shutdownOutput();
    } catch (IOException | UnsupportedOperationException e) {
      // Closed by the peer already.
    }
    connection.close();
    super.doCloseImmediately();
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public @Nullable Object getAttribute(Object key) {
    return attributes.get(key);
  }

  @Override
  public @Nullable Object setAttribute(Object key, Object value) {
    return attributes.put(key, value);
  }

  @Override
  public @Nullable Object setAttributeIfAbsent(Object key, Object value) {
    return attributes.putIfAbsent(key, value);
  }

  @Override
  public @Nullable Object removeAttribute(Object key) {
    return attributes.remove(key);
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return connection.remote();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return connection.local();
  }

  @Override
  public SocketAddress getAcceptanceAddress() {
    return connection.local();
  }

  @Override
  public IoService getService() {
    throw new UnsupportedOperationException("the listener is not MINA's");
  }

  @Override
  public void shutdownOutputStream() throws IOException {
    connection.socket().shutdownOutput();
  }

  @Override
  public void suspendRead() {
    // Only forwarded connections are throttled, and there are none.
  }

  @Override
  public void resumeRead() {
    // See suspendRead.
  }
}
