package io.honeybee.node.metrics;

import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpLimits;
import io.honeybee.runtime.net.TcpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /metrics} on loopback, one request a connection, and nothing else. At most
 * {@value #MAX_CONNECTIONS} connections of 10 seconds and {@value #MAX_REQUEST_BYTES} bytes each.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class MetricsPort implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsPort.class);
  static final int MAX_CONNECTIONS = 16;
  static final int MAX_REQUEST_BYTES = 8 * 1024;
  private static final Duration MAX_SESSION = Duration.ofSeconds(10);
  private static final Duration MAX_IDLE = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final MetricsSettings settings;
  private final Supplier<Map<String, Long>> counters;
  private volatile @Nullable TcpServer server;

  /**
   * @param counters by the names of the heartbeat
   */
  public MetricsPort(MetricsSettings settings, Supplier<Map<String, Long>> counters) {
    this.settings = settings;
    this.counters = counters;
  }

  @Override
  public String name() {
    return "metrics port";
  }

  /** Listens, if there is a port. */
  @Override
  public synchronized void start() throws IOException {
    if (settings.port() != 0 && server == null) {
      listen(settings.port());
    }
  }

  /** Listens at this port; 0 takes any free one. */
  void listen(int port) throws IOException {
    TcpServer listening =
        new TcpServer(
            name(),
            new InetSocketAddress(LOOPBACK, port),
            new TcpLimits(
                MAX_CONNECTIONS, MAX_CONNECTIONS, MAX_SESSION, MAX_IDLE, MAX_REQUEST_BYTES),
            SocketUpgrade.NONE,
            this::serve);
    listening.start();
    server = listening;
    LOG.info("Counters are at http://127.0.0.1:{}/metrics", listening.address().getPort());
  }

  /** Where it listens; nothing while it does not. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(server).map(TcpServer::address);
  }

  @Override
  public synchronized void stop() {
    TcpServer listening = server;
    server = null;
    if (listening != null) {
      listening.stop();
    }
  }

  private void serve(TcpConnection connection) throws IOException {
    String answer = answer(requestLine(connection.input()));
    connection.output().write(answer.getBytes(StandardCharsets.US_ASCII));
    connection.output().flush();
    connection.socket().shutdownOutput();
    drain(connection);
  }

  /** Reads the head of a request; gives its first line. */
  private static String requestLine(InputStream input) throws IOException {
    StringBuilder first = new StringBuilder();
    boolean firstLine = true;
    int inLine = 0;
    for (int c = input.read(); c >= 0; c = input.read()) {
      if (c == '\n') {
        if (inLine == 0) {
          break;
        }
        firstLine = false;
        inLine = 0;
      } else if (c != '\r') {
        inLine++;
        if (firstLine) {
          first.append((char) c);
        }
      }
    }
    return first.toString();
  }

  private String answer(String requestLine) {
    String[] words = requestLine.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      return response("400 Bad Request", "", "This is no HTTP/1 request.\n");
    }
    if (!words[0].equals("GET")) {
      return response("405 Method Not Allowed", "Allow: GET\r\n", "Only GET is answered.\n");
    }
    int query = words[1].indexOf('?');
    String path = query < 0 ? words[1] : words[1].substring(0, query);
    if (!path.equals("/metrics")) {
      return response("404 Not Found", "", "There is only /metrics.\n");
    }
    return response("200 OK", "", MetricsText.of(counters.get()));
  }

  private static String response(String status, String headers, String text) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
        + text.length()
        + "\r\n"
        + headers
        + "Connection: close\r\n\r\n"
        + text;
  }

  /** To close with something unread would take the answer away from the client again. */
  private static void drain(TcpConnection connection) throws IOException {
    connection.readTimeout(LAST_WORDS);
    try {
      while (connection.input().read() >= 0) {
        // Until the client closes, too.
      }
    } catch (SocketTimeoutException ignored) {
      // It keeps its side open, which is its own affair.
    }
  }
}
