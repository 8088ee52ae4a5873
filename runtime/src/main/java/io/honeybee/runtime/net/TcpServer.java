package io.honeybee.runtime.net;

import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.text.LogRation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
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
  private static final int FAULTS_A_MINUTE = 10;
  private static final Duration ACCEPT_FAILURE_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_UPGRADE = Duration.ofSeconds(30);

  /** For the last bytes, once the handler is done; a peer that does not read gets no longer. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  /** A fault that strangers can bring about, they bring about as often as they like. */
  private final LogRation faults =
      new LogRation(FAULTS_A_MINUTE, Duration.ofMinutes(1), InstantSource.system());

  private final String name;
  private final List<InetSocketAddress> bindAddresses;
  private final TcpLimits limits;
  private final TcpAccess access;
  private final SocketUpgrade upgrade;
  private final ConnectionHandler handler;
  private final SourceQuota quota;
  private final ConnectionRate rate;
  private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
  private final ConnectionDeadlines deadlines = new ConnectionDeadlines();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile BoundPorts ports = BoundPorts.NONE;
  private List<Thread> acceptors = List.of();

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
    this(name, List.of(bindAddress), limits, TcpAccess.OPEN, upgrade, handler);
  }

  /**
   * @param name for logs and thread names
   * @param bindAddresses where to listen, at least one place; all share the limits
   */
  public TcpServer(
      String name,
      List<InetSocketAddress> bindAddresses,
      TcpLimits limits,
      TcpAccess access,
      SocketUpgrade upgrade,
      ConnectionHandler handler) {
    if (bindAddresses.isEmpty()) {
      throw new IllegalArgumentException(name + " has no address to listen on");
    }
    this.name = name;
    this.bindAddresses = List.copyOf(bindAddresses);
    this.limits = limits;
    this.access = access;
    this.upgrade = upgrade;
    this.handler = handler;
    this.quota = new SourceQuota(limits.maxConnections(), limits.maxConnectionsPerSource());
    this.rate =
        new ConnectionRate(access.newPerSecond(), access.newPerSecondPerSource(), System::nanoTime);
  }

  @Override
  public String name() {
    return name;
  }

  /** Binds all addresses, or none and fails. */
  @Override
  public synchronized void start() throws IOException {
    if (!ports.isEmpty()) {
      throw new IllegalStateException(name + " is already started");
    }
    BoundPorts bound = BoundPorts.open(name, bindAddresses);
    ports = bound;
    deadlines.start(name + " deadlines");
    acceptors =
        bound.sockets().stream()
            .map(s -> Thread.ofVirtual().name(name + " accept").start(() -> acceptLoop(s)))
            .toList();
  }

  /** The first bound address; use its port when the configured one was 0. */
  public InetSocketAddress address() {
    return addresses().getFirst();
  }

  /** All bound addresses, in the order in which they were given. */
  public List<InetSocketAddress> addresses() {
    BoundPorts bound = ports;
    if (bound.isEmpty()) {
      throw new IllegalStateException(name + " is not started");
    }
    return bound.addresses();
  }

  /** What is wrong when it was started and yet takes no connections; empty otherwise. */
  public synchronized Optional<String> fault() {
    BoundPorts bound = ports;
    return bound.sockets().stream().anyMatch(ServerSocket::isClosed)
            || (!bound.isEmpty() && acceptors.stream().anyMatch(thread -> !thread.isAlive()))
        ? Optional.of("a port of " + name + " takes no connections any more")
        : Optional.empty();
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
    Guest guest = new Guest(peer, access.proxies());
    if (!guest.admit(quota, rate)) {
      refuse(guest);
      return;
    }
    try {
      Thread thread =
          Thread.ofVirtual().name(name + " " + guest.source()).unstarted(() -> serve(guest));
      open.put(peer, thread);
      if (ports.isEmpty()) {
        // stop() has already closed what was open; this one came after it looked.
        SocketClose.quietly(peer);
      }
      thread.start();
    } catch (RuntimeException | Error e) {
      forget(guest);
      throw e;
    }
    accepted.increment();
  }

  private void refuse(Guest guest) {
    refused.increment();
    LOG.debug("{} refused {}: too many connections", name, guest.source());
    SocketClose.withReset(guest.peer);
  }

  private void serve(Guest guest) {
    long opened = System.nanoTime();
    Socket peer = guest.peer;
    try {
      peer.setTcpNoDelay(true);
      peer.setKeepAlive(true);
      peer.setSoTimeout(Math.toIntExact(limits.maxIdle().toMillis()));
      deadlines.set(peer, upgradeLimit());
      if (!guest.introduce(quota, rate)) {
        refuse(guest);
        return;
      }
      Socket ready = upgrade.upgrade(peer);
      boundSession(peer, opened);
      handler.handle(
          new TcpConnection(peer, ready, guest.remote(), guest.local(), limits.maxReceivedBytes()));
      // A TLS socket says goodbye before its plain socket goes.
      deadlines.set(peer, LONGEST_CLOSE);
      ready.close();
    } catch (IOException e) {
      failed.increment();
      LOG.debug("{} lost {}: {}", name, guest.source(), e.toString());
    } catch (RuntimeException | Error e) {
      failed.increment();
      faults.log(
          remark -> LOG.error("{} failed while serving {}{}", name, guest.source(), remark, e));
    } finally {
      forget(guest);
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

  private void forget(Guest guest) {
    SocketClose.quietly(guest.peer);
    deadlines.clear(guest.peer);
    guest.leave(quota);
    // Last, since stop() waits for what is in there.
    open.remove(guest.peer);
  }

  /** Gives the ports back; connections that are open go on until {@link #stop}. */
  public synchronized void stopAccepting() {
    ports.close();
  }

  /** Closes the ports and all connections, and waits a moment for their handlers to return. */
  @Override
  public synchronized void stop() {
    BoundPorts bound = ports;
    ports = BoundPorts.NONE;
    if (bound.isEmpty()) {
      return;
    }
    bound.close();
    open.keySet().forEach(SocketClose::quietly);
    deadlines.stop();
    try {
      awaitThreads();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitThreads() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_STOP.toNanos();
    for (Thread acceptor : acceptors) {
      acceptor.join(LONGEST_STOP);
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
