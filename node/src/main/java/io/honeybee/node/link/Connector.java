package io.honeybee.node.link;

import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.tls.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/** Makes connections to the manager. Thread rule: used by one thread. */
final class Connector {
  /** More than this in the kernel would keep heartbeats waiting behind events. */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  /** A peer whose machine is gone is noticed after about two minutes of silence. */
  private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 60,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 15,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

  private final HostPort manager;
  private final Duration timeout;
  private final Optional<TlsClient> tls;
  private final boolean verifies;

  /**
   * @param timeout for the TCP connection, and again for the TLS handshake
   * @param verifies whether {@code tls} verifies the manager's certificate
   */
  Connector(HostPort manager, Duration timeout, Optional<TlsClient> tls, boolean verifies) {
    this.manager = manager;
    this.timeout = timeout;
    this.tls = tls;
    this.verifies = verifies;
  }

  /**
   * Connects to the first address that answers and shakes hands.
   *
   * @param opened told of each socket as soon as there is one, so that another thread can close it
   * @throws IOException one sentence for the operator
   */
  Connection connect(Consumer<Socket> opened) throws IOException {
    Socket raw = openSocket(opened);
    try {
      return tls.isEmpty() ? new Connection(raw, raw, false, false) : handshake(raw, tls.get());
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Puts a failure of a connection into words where TLS is its cause. */
  IOException explain(IOException failure) {
    return tls.isEmpty() ? failure : tls.get().explain(failure);
  }

  private Socket openSocket(Consumer<Socket> opened) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    IOException last = null;
    for (InetAddress address : addresses()) {
      int leftMillis = (int) Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        break;
      }
      Socket socket = new Socket();
      opened.accept(socket);
      try {
        prepare(socket);
        socket.connect(new InetSocketAddress(address, manager.port()), leftMillis);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw ConnectTrouble.unreachable(manager, timeout, last);
  }

  private InetAddress[] addresses() throws IOException {
    try {
      return InetAddress.getAllByName(manager.host());
    } catch (IOException e) {
      throw ConnectTrouble.unknownHost(manager, e);
    }
  }

  private static void prepare(Socket socket) throws IOException {
    // Before the handshake: with Nagle's algorithm each flight waits for a delayed acknowledgement.
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    for (Map.Entry<SocketOption<Integer>, Integer> option : KEEP_ALIVE.entrySet()) {
      if (socket.supportedOptions().contains(option.getKey())) {
        socket.setOption(option.getKey(), option.getValue());
      }
    }
  }

  private Connection handshake(Socket raw, TlsClient client) throws IOException {
    // The client takes this for the whole handshake, not only for each read.
    raw.setSoTimeout((int) timeout.toMillis());
    Socket socket = client.handshake(raw, manager.host());
    raw.setSoTimeout(0);
    return new Connection(raw, socket, true, verifies);
  }
}
