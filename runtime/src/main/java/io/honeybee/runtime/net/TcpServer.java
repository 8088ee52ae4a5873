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
 * limit is closed at once and counted; it costs no thread. Whatever a connection does, its place is
 * free again when its time is up.
 *
 * <p>Thread rule: all methods may be called from any thread.
 */
public final class TcpServer implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(TcpServer.class);
  private static final int BACKLOG = 1024;
  private static final Duration ACCEPT_FAILURE_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_UPGRADE = Duration.ofSeconds(30);

  /** For the last bytes, once the handler is done; a peer that does not read gets no longer. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  private final String name;
  private final InetSocketAddress bindAddress;
  private final TcpLimits limits;
  private final SocketUpgrade upgrade;
  private final ConnectionHandler handler;
  private final SourceQuota quota;
  private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
  private final ConnectionDeadlines deadlines = new ConnectionDeadlines();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;

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
    deadlines.start(name + " deadlines");
    acceptor = Thread.ofVirtual().name(name + " accept").start(() -> acceptLoop(socket));
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
    boolean failing = false;
    while (!socket.isClosed()) {
      try {
        admit(socket.accept());
        failing = false;
      } catch (IOException | RuntimeException | Error e) {
        if (socket.isClosed()) {
          return;
        }
        // Out of file descriptors or memory, for example. Others may end soon, so wait rather than
        // spin, and say it once rather than ten times a second.
        if (!failing) {
          failing = true;
          LOG.warn("{} cannot accept connections: {}", name, e.toString());
        }
        Pause.of(ACCEPT_FAILURE_PAUSE);
      }
    }
  }

  private void admit(Socket peer) {
    InetAddress source = peer.getInetAddress();
    if (!quota.tryAcquire(source)) {
      refused.increment();
      LOG.debug("{} refused {}: too many connections", name, source.getHostAddress());
      SocketClose.withReset(peer);
      return;
    }
    try {
      Thread thread =
          Thread.ofVirtual()
              .name(name + " " + source.getHostAddress())
              .unstarted(() -> serve(peer, source));
      open.put(peer, thread);
      if (listener == null) {
        // stop() has already closed what was open; this one came after it looked.
        SocketClose.quietly(peer);
      }
      thread.start();
    } catch (RuntimeException | Error e) {
      forget(peer, source);
      throw e;
    }
    accepted.increment();
  }

  private void serve(Socket peer, InetAddress source) {
    long opened = System.nanoTime();
    try {
      peer.setTcpNoDelay(true);
      peer.setKeepAlive(true);
      peer.setSoTimeout(Math.toIntExact(limits.maxIdle().toMillis()));
      deadlines.set(peer, upgradeLimit());
      Socket ready = upgrade.upgrade(peer);
      boundSession(peer, opened);
      handler.handle(new TcpConnection(peer, ready, limits.maxReceivedBytes()));
      // A TLS socket says goodbye before its plain socket goes.
      deadlines.set(peer, LONGEST_CLOSE);
      ready.close();
    } catch (IOException e) {
      failed.increment();
      LOG.debug("{} lost {}: {}", name, source.getHostAddress(), e.toString());
    } catch (RuntimeException | Error e) {
      failed.increment();
      LOG.error("{} failed while serving {}", name, source.getHostAddress(), e);
    } finally {
      forget(peer, source);
    }
  }

  /** A read timeout alone would let a peer shake hands for ever, a byte at a time. */
  private Duration upgradeLimit() {
    Duration idle = limits.maxIdle();
    return idle.isPositive() && idle.compareTo(LONGEST_UPGRADE) < 0 ? idle : LONGEST_UPGRADE;
  }

  private void boundSession(Socket peer, long openedNanos) {
    if (limits.maxSession().isPositive()) {
      Duration gone = Duration.ofNanos(System.nanoTime() - openedNanos);
      deadlines.set(peer, limits.maxSession().minus(gone));
    } else {
      deadlines.clear(peer);
    }
  }

  private void forget(Socket peer, InetAddress source) {
    SocketClose.quietly(peer);
    deadlines.clear(peer);
    quota.release(source);
    // Last, since stop() waits for what is in there.
    open.remove(peer);
  }

  /** Gives the port back; connections that are open go on until {@link #stop}. */
  public synchronized void stopAccepting() {
    ServerSocket socket = listener;
    if (socket != null) {
      closePort(socket);
    }
  }

  /** Closes the port and all connections, and waits a moment for their handlers to return. */
  @Override
  public synchronized void stop() {
    ServerSocket socket = listener;
    listener = null;
    if (socket == null) {
      return;
    }
    closePort(socket);
    open.keySet().forEach(SocketClose::quietly);
    deadlines.stop();
    try {
      awaitThreads();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closePort(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warn("{} did not close its port cleanly: {}", name, e.toString());
    }
  }

  private void awaitThreads() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_STOP.toNanos();
    Thread accepting = acceptor;
    if (accepting != null) {
      accepting.join(LONGEST_STOP);
    }
    for (Thread thread : open.values()) {
      if (thread.equals(Thread.currentThread())) {
        continue;
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive() || !thread.join(left)) {
        LOG.warn("{}: {} connections are still busy; they are left behind", name, open.size());
        return;
      }
    }
  }
}
