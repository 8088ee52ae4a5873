package io.honeybee.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad network: each connection through it breaks after so many bytes of answers. */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final int bytes;
  private final AtomicInteger cuts = new AtomicInteger();

  private CuttingProxy(ServerSocket server, int target, int bytes) {
    this.server = server;
    this.target = target;
    this.bytes = bytes;
  }

  /**
   * Starts one on a free port.
   *
   * @param target the port on this machine where connections go on
   */
  public static CuttingProxy to(int target, int bytes) throws IOException {
    CuttingProxy proxy =
        new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, bytes);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections were cut. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket manager = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> copy(client, manager, Integer.MAX_VALUE));
        Thread.ofVirtual()
            .start(
                () -> {
                  if (copy(manager, client, bytes)) {
                    cuts.incrementAndGet();
                  }
                });
      }
    } catch (IOException e) {
      // Closed, or the target is.
    }
  }

  /** Gives back whether it was cut. */
  private static boolean copy(Socket from, Socket to, int limit) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      int left = limit;
      while (left > 0) {
        int count = in.read(buffer, 0, Math.min(buffer.length, left));
        if (count < 0) {
          return false;
        }
        out.write(buffer, 0, count);
        left -= limit == Integer.MAX_VALUE ? 0 : count;
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
