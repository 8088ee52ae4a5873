package io.honeybee.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The way between node and manager: it delays what passes and is cut now and then, amid a message
 * as well as between two. Its threads are its own; the figures may be read by any.
 */
final class BadLine implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int LONGEST_DELAY_MILLIS = 150;
  private static final int DELAY_ONE_OF = 4;
  private static final int CUT_ONE_OF = 60;

  private final ServerSocket server;
  private final int target;
  private final SplittableRandom seeds;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean calm;

  BadLine(int port, int target, SplittableRandom seeds) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.seeds = seeds;
    Thread.ofVirtual().name("bad line").start(this::accept);
  }

  /** How often the node has connected. */
  int connections() {
    return connections.get();
  }

  int cuts() {
    return cuts.get();
  }

  /** From now on it only carries. */
  void calm() {
    calm = true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        carry(server.accept());
      } catch (IOException e) {
        // The manager is away, or the end has come.
      }
    }
  }

  private void carry(Socket node) throws IOException {
    connections.incrementAndGet();
    open.add(node);
    try {
      Socket manager = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(manager);
      node.setTcpNoDelay(true);
      manager.setTcpNoDelay(true);
      pump(node, manager);
      pump(manager, node);
    } catch (IOException e) {
      end(node);
      throw e;
    }
  }

  private void pump(Socket from, Socket to) {
    RandomGenerator random = seeds.split();
    Thread.ofVirtual()
        .name("bad line pump")
        .start(
            () -> {
              try {
                copy(from.getInputStream(), to.getOutputStream(), random);
              } catch (IOException e) {
                // Either side has gone; so does the other now.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                end(from);
                end(to);
              }
            });
  }

  private void copy(InputStream from, OutputStream to, RandomGenerator random)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int n = from.read(buffer);
    while (n >= 0) {
      if (!calm && random.nextInt(DELAY_ONE_OF) == 0) {
        Thread.sleep(random.nextInt(LONGEST_DELAY_MILLIS));
      }
      if (!calm && random.nextInt(CUT_ONE_OF) == 0) {
        cuts.incrementAndGet();
        to.write(buffer, 0, random.nextInt(n));
        return;
      }
      to.write(buffer, 0, n);
      n = from.read(buffer);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(this::end);
  }
}
