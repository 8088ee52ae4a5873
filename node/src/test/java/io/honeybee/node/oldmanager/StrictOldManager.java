package io.honeybee.node.oldmanager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * HoneyBee Core as it was seen in the field. Each read of at most 4,096 bytes is one envelope,
 * whole and alone; anything else, and any message or event it does not know, costs the connection.
 * Unknown fields are ignored. No TLS, no TOTP, no capabilities in its answer, no newline after what
 * it sends.
 *
 * <p>One thread does nothing but read, so that envelopes are joined by a node's haste and not by
 * this one's slowness; another one judges. All methods are safe for use by any thread.
 */
public final class StrictOldManager implements AutoCloseable {
  private static final int READ_BYTES = 4_096;

  private final ServerSocket listener;
  private final List<Heard> heard = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<Socket> connections = new ArrayList<>();
  private @Nullable Socket registered;
  private String nodeId = "0";
  private @Nullable String rejection;

  private StrictOldManager(ServerSocket listener) {
    this.listener = listener;
  }

  /** Listens on a free port of the loopback address. */
  public static StrictOldManager start() throws IOException {
    return start(0);
  }

  /** Listens on a port of the loopback address, such as the one another instance has left. */
  public static StrictOldManager start(int port) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    StrictOldManager manager = new StrictOldManager(listener);
    Thread.ofPlatform().daemon().name("old-manager-accept").start(manager::accept);
    return manager;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /** All that was accepted, in order. */
  public synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** All that cost a connection, in order. */
  public synchronized List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** How many connections there have been. */
  public synchronized int connections() {
    return connections.size();
  }

  /** Whether a node is registered now. */
  public synchronized boolean hasNode() {
    return registered != null;
  }

  /** Answers registrations with {@code accepted:false} from now on, or no longer when null. */
  public synchronized void rejectRegistrations(@Nullable String reason) {
    rejection = reason;
  }

  /**
   * Sends a command to the registered node.
   *
   * @param command its JSON, such as {@code "Status"} with its quotes, or {@code {"StopPot":"a"}}
   */
  public void command(String command) throws IOException {
    send(
        """
        {"version":2,"message":{"NodeCommand":{"node_id":%s,"command":%s}}}"""
            .formatted(id(), command));
  }

  /** Sends a command to whoever gets it. */
  public void broadcast(String command) throws IOException {
    send(
        """
        {"version":2,"message":{"NodeCommand":{"node_id":0,"command":%s}}}"""
            .formatted(command));
  }

  /** Sends bytes of any kind to the registered node, in one write. */
  public void send(String text) throws IOException {
    write(node(), text);
  }

  private synchronized Socket node() throws IOException {
    if (registered == null) {
      throw new IOException("no node is registered");
    }
    return registered;
  }

  private synchronized String id() {
    return nodeId;
  }

  /** Cuts all connections; nodes may come again. */
  public synchronized void disconnect() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /**
   * Waits until something holds of this manager.
   *
   * @return whether it came to hold in time
   */
  public synchronized boolean await(Duration limit, Predicate<StrictOldManager> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.test(this)) {
      long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    disconnect();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        int number = add(socket);
        BlockingQueue<byte[]> reads = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("old-manager-read").start(() -> read(socket, reads));
        Thread.ofPlatform()
            .daemon()
            .name("old-manager-judge")
            .start(() -> judge(number, socket, reads));
      } catch (IOException e) {
        return;
      }
    }
  }

  private synchronized int add(Socket socket) {
    connections.add(socket);
    notifyAll();
    return connections.size();
  }

  /** An empty array stands for the end of the connection. */
  private static void read(Socket socket, BlockingQueue<byte[]> reads) {
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream input = socket.getInputStream()) {
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        reads.add(Arrays.copyOf(buffer, count));
      }
    } catch (IOException e) {
      // A reset or a cut is an end as well.
    }
    reads.add(new byte[0]);
  }

  private void judge(int number, Socket socket, BlockingQueue<byte[]> reads) {
    boolean knowsNode = false;
    byte[] read = {};
    try (socket) {
      for (read = reads.take(); read.length > 0; read = reads.take()) {
        Heard message = OldEnvelopes.read(number, read);
        if (message.name().equals("NodeRegistration") == knowsNode) {
          throw new OldEnvelopes.NoEnvelope(message.name() + (knowsNode ? " twice" : " too early"));
        }
        if (!knowsNode) {
          knowsNode = register(socket, message);
        } else {
          checkId(message);
        }
        add(message);
        if (!knowsNode) {
          return;
        }
      }
    } catch (OldEnvelopes.NoEnvelope e) {
      add(new Refused(number, String.valueOf(e.getMessage()), OldEnvelopes.latin1(read)));
    } catch (IOException e) {
      // The node went away in the middle of an answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(socket);
    }
  }

  private boolean register(Socket socket, Heard registration) throws IOException {
    String id = registration.body().path("node_id").asString();
    String reason;
    synchronized (this) {
      reason = rejection;
    }
    write(
        socket,
        """
        {"version":2,"message":{"RegistrationAck":{"node_id":%s,"accepted":%s,"message":"%s"}}}"""
            .formatted(id, reason == null, reason == null ? "Registration successful" : reason));
    if (reason != null) {
      return false;
    }
    synchronized (this) {
      registered = socket;
      nodeId = id;
    }
    return true;
  }

  private void checkId(Heard message) throws OldEnvelopes.NoEnvelope {
    String id = message.body().path("node_id").asString("");
    if (!id.isEmpty() && !id.equals(id())) {
      throw new OldEnvelopes.NoEnvelope("the id of another node");
    }
  }

  private synchronized void add(Heard message) {
    heard.add(message);
    notifyAll();
  }

  private synchronized void add(Refused refusal) {
    refused.add(refusal);
    notifyAll();
  }

  private synchronized void forget(Socket socket) {
    if (socket.equals(registered)) {
      registered = null;
    }
    notifyAll();
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream output = socket.getOutputStream();
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
