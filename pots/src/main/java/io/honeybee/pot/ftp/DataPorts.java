package io.honeybee.pot.ftp;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The sockets for data of all sessions, at most one port and one connection a session.
 *
 * <p>Thread rule: safe for use by any thread. {@link #close} ends whatever waits on them.
 */
final class DataPorts implements Closeable {
  private static final int MAX_TRIES = 64;

  private final PortRange range;
  private final RandomGenerator random;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  DataPorts(PortRange range, RandomGenerator random) {
    this.range = range;
    this.random = random;
  }

  void open() {
    closed = false;
  }

  /**
   * Listens for one client.
   *
   * @param reached the address at which the client reached the server; listened on alone when the
   *     machine has it, which behind a balancer it has not
   * @throws IOException when no port is free
   */
  ServerSocket listen(InetAddress reached) throws IOException {
    InetAddress at = NetworkInterface.getByInetAddress(reached) == null ? null : reached;
    int start = range.first() == 0 ? 0 : random.nextInt(range.size());
    for (int i = 0; i < Math.min(range.size(), MAX_TRIES); i++) {
      int port = range.first() == 0 ? 0 : range.first() + (start + i) % range.size();
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(at, port), 2);
        hold(socket);
        return socket;
      } catch (BindException e) {
        socket.close();
      }
    }
    throw new IOException("no port for data is free in " + range.first() + "-" + range.last());
  }

  /** Has it closed when the pot stops. */
  void hold(Closeable socket) throws IOException {
    open.add(socket);
    if (closed) {
      release(socket);
      throw new IOException("the pot stops");
    }
  }

  /** Closes it now. */
  void release(Closeable socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to do for a socket that does not even close.
    }
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(this::release);
  }
}
