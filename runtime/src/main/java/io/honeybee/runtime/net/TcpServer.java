package io.honeybee.runtime.net;

import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP listener: one virtual thread a connection, within {@link TcpLimits}. A connection over a
 * limit is closed at once and counted; it costs no thread.
 *
 * <p>Thread rule: all methods may be called from any thread.
 */
public final class TcpServer implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(TcpServer.class);
  private static final int BACKLOG = 1024;
  private static final Duration REAP_INTERVAL = Duration.ofMillis(250);
  private static final Duration ACCEPT_FAILURE_PAUSE = Duration.ofMillis(100);

  private final String name;
  private final InetSocketAddress bindAddress;
  private final TcpLimits limits;
  private final SocketUpgrade upgrade;
  private final ConnectionHandler handler;
  private final SourceQuota quota;
  private final Map<Socket, Long> openedNanos = new ConcurrentHashMap<>();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable ServerSocket listener;

  /**
   * @param name for logs and thread names
   * @param bindAddress where to listen; port 0 takes any free port
   */
  public TcpServer(
      String name,
      InetSocketAddress bindAddress,
      TcpLimits limits,
      SocketUpgrade upgrade,
      ConnectionHandler handler) {
    this.name = name;
    this.bindAddress = bindAddress;
    this.limits = limits;
    this.upgrade = upgrade;
    this.handler = handler;
    this.quota = new SourceQuota(limits.maxConnections(), limits.maxConnectionsPerSource());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() throws IOException {
    if (listener != null) {
      throw new IllegalStateException(name + " is already started");
    }
    ServerSocket socket = bind();
    listener = socket;
    Thread.ofVirtual().name(name + " accept").start(() -> acceptLoop(socket));
    if (limits.maxSession().isPositive()) {
      Thread.ofVirtual().name(name + " reaper").start(() -> reapLoop(socket));
    }
  }

  private ServerSocket bind() throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(bindAddress, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw BindFailure.explain(name, bindAddress, e);
    }
  }

  /** The bound address; use its port when the configured one was 0. */
  public InetSocketAddress address() {
    ServerSocket socket = listener;
    if (socket == null) {
      throw new IllegalStateException(name + " is not started");
    }
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return quota.total();
  }

  /** Connections served so far, those over a limit not among them. */
  public long acceptedConnections() {
    return accepted.sum();
  }

  /** Connections closed at once because a limit was reached. */
  public long refusedConnections() {
    return refused.sum();
  }

  /** Connections that ended with an error: a broken handshake, a reset, a limit on bytes. */
  public long failedConnections() {
    return failed.sum();
  }

  private void acceptLoop(ServerSocket socket) {
    while (!socket.isClosed()) {
      Socket peer;
      try {
        peer = socket.accept();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          // Out of file descriptors, for example: others may end soon, so wait rather than spin.
          LOG.warn("{} cannot accept a connection: {}", name, e.toString());
          pause(ACCEPT_FAILURE_PAUSE);
        }
        continue;
      }
      admit(peer);
    }
  }

  private void admit(Socket peer) {
    InetAddress source = peer.getInetAddress();
    if (!quota.tryAcquire(source)) {
      refused.increment();
      LOG.debug("{} refused {}: too many connections", name, source.getHostAddress());
      closeQuietly(peer);
      return;
    }
    accepted.increment();
    openedNanos.put(peer, System.nanoTime());
    if (listener == null) {
      // stop() has already closed what was open; this one came after it looked.
      closeQuietly(peer);
    }
    Thread.ofVirtual().name(name + " " + source.getHostAddress()).start(() -> serve(peer, source));
  }

  private void serve(Socket peer, InetAddress source) {
    try {
      peer.setTcpNoDelay(true);
      peer.setKeepAlive(true);
      peer.setSoTimeout(Math.toIntExact(limits.maxIdle().toMillis()));
      Socket ready = upgrade.upgrade(peer);
      handler.handle(new TcpConnection(peer, ready, limits.maxReceivedBytes()));
      // A TLS socket says goodbye before its plain socket goes.
      ready.close();
    } catch (IOException e) {
      failed.increment();
      LOG.debug("{} lost {}: {}", name, source.getHostAddress(), e.toString());
    } catch (RuntimeException e) {
      failed.increment();
      LOG.error("{} failed while serving {}", name, source.getHostAddress(), e);
    } finally {
      closeQuietly(peer);
      openedNanos.remove(peer);
      quota.release(source);
    }
  }

  @Override
  public synchronized void stop() {
    ServerSocket socket = listener;
    listener = null;
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warn("{} did not close its port cleanly: {}", name, e.toString());
    }
    openedNanos.keySet().forEach(TcpServer::closeQuietly);
  }

  /** Closes connections that have been open for too long; ends with the listener. */
  private void reapLoop(ServerSocket socket) {
    long maxNanos = limits.maxSession().toNanos();
    while (!socket.isClosed()) {
      pause(REAP_INTERVAL);
      long now = System.nanoTime();
      openedNanos.forEach(
          (peer, opened) -> {
            if (now - opened > maxNanos) {
              closeQuietly(peer);
            }
          });
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The peer is gone already.
    }
  }
}
