package io.honeybee.runtime.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Two sides that meet over a loopback connection, and what each had to say of it: {@code fine}, or
 * its line for the operator.
 */
record Meeting(String server, String client) {
  static final String FINE = "fine";
  private static final int READ_TIMEOUT_MILLIS = 5_000;
  private static final Executor THREADS = Thread::startVirtualThread;

  /** One side's part; gives its line. */
  interface Part {
    String play(Socket socket) throws IOException;
  }

  static Meeting of(TlsServer server, TlsClient client) {
    return of(server, client, "127.0.0.1");
  }

  static Meeting of(TlsServer server, TlsClient client, String host) {
    return of(part(server), part(client, host));
  }

  static Meeting of(Part server, Part client) {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      return on(listener, server, client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On a port that stays, so that a client may remember the server. */
  static Meeting on(ServerSocket listener, Part server, Part client) {
    try {
      CompletableFuture<String> served =
          CompletableFuture.supplyAsync(() -> play(server, accept(listener)), THREADS);
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
      String clientLine = play(client, socket);
      return new Meeting(served.get(20, TimeUnit.SECONDS), clientLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("the server's side did not come to an end", e);
    }
  }

  private static Socket accept(ServerSocket listener) {
    try {
      return listener.accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String play(Part part, Socket socket) {
    try (socket) {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      return part.play(socket);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Shakes hands, then answers one line. */
  static Part part(TlsServer server) {
    return raw -> {
      Socket socket = server.upgrade(raw);
      if (socket.getInputStream().read() < 0) {
        return "the client said nothing";
      }
      socket.getOutputStream().write('\n');
      socket.close();
      return FINE;
    };
  }

  /** Shakes hands, says a line, and waits for an answer. */
  static Part part(TlsClient client, String host) {
    return raw -> {
      try (Socket socket = client.handshake(raw, host)) {
        socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream().read() >= 0 ? FINE : "no answer";
      } catch (IOException e) {
        return String.valueOf(client.explain(e).getMessage());
      }
    };
  }
}
