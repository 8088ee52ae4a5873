package io.honeybee.node;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.EventAck;
import io.honeybee.protocol.Frame;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.net.SocketUpgrade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A manager that says what a test tells it to, on the test's own thread. */
public final class ScriptedManager implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private final WireCodec codec = new WireCodec();
  private final SocketUpgrade upgrade;
  private final List<Socket> accepted = new ArrayList<>();
  private ServerSocket listener;

  private ScriptedManager(SocketUpgrade upgrade) throws IOException {
    this.upgrade = upgrade;
    this.listener = listen(0);
  }

  public static ScriptedManager plain() throws IOException {
    return new ScriptedManager(SocketUpgrade.NONE);
  }

  public static ScriptedManager with(SocketUpgrade tls) throws IOException {
    return new ScriptedManager(tls);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.setReceiveBufferSize(32 * 1024);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Goes away as a killed process does. */
  public void kill() throws IOException {
    listener.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  /** Comes back on the same port. */
  public void revive() throws IOException {
    listener = listen(listener.getLocalPort());
  }

  /** Waits for a node to connect; it has not registered then. */
  public Peer accept() throws IOException {
    Socket raw = listener.accept();
    accepted.add(raw);
    raw.setSoTimeout((int) PATIENCE.toMillis());
    return new Peer(raw, upgrade.upgrade(raw));
  }

  /** Waits for a node to register and accepts it with these capabilities. */
  public Peer admit(Capability... capabilities) throws IOException {
    Peer peer = accept();
    peer.awaitRegistration();
    peer.acknowledge(capabilities);
    return peer;
  }

  /** As {@link #admit}, with all capabilities. */
  public Peer admitWithAll() throws IOException {
    return admit(Capability.values());
  }

  @Override
  public void close() throws IOException {
    kill();
  }

  /** The manager's end of a connection. */
  public final class Peer {
    private final Socket raw;
    private final Socket socket;
    private final FrameReader frames;
    private @Nullable NodeRegistration registration;

    private Peer(Socket raw, Socket socket) throws IOException {
      this.raw = raw;
      this.socket = socket;
      this.frames = new FrameReader(socket.getInputStream(), FrameReader.DEFAULT_MAX_BYTES);
    }

    public NodeRegistration awaitRegistration() throws IOException {
      NodeRegistration found = next(NodeRegistration.class);
      registration = found;
      return found;
    }

    public NodeId nodeId() {
      NodeRegistration known = registration;
      if (known == null) {
        throw new AssertionError("no node has registered");
      }
      return known.nodeId();
    }

    public void acknowledge(Capability... capabilities) throws IOException {
      List<String> names = List.of(capabilities).stream().map(Capability::wireName).toList();
      send(new RegistrationAck(nodeId(), true, null, null, names.isEmpty() ? null : names));
    }

    public void refuse(String reason) throws IOException {
      send(new RegistrationAck(nodeId(), false, reason, null, null));
    }

    public void command(Command command, @Nullable String commandId) throws IOException {
      send(new NodeCommand(nodeId(), command, commandId));
    }

    public void acknowledgeEvents(long upTo) throws IOException {
      send(new EventAck(nodeId(), upTo));
    }

    public void send(ManagerMessage message) throws IOException {
      write(new String(codec.encode(message), StandardCharsets.UTF_8) + "\n");
    }

    public void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    /** The node's next message. */
    public Message next() throws IOException {
      return switch (frames.next()) {
        case Frame.Text(byte[] bytes) ->
            switch (codec.decode(bytes)) {
              case Decoded.Ok(Message message) -> message;
              case Decoded other -> throw new AssertionError("the node sent " + other);
            };
        case Frame other -> throw new AssertionError("no message but " + other);
      };
    }

    /** The node's next message, which must be of this kind. */
    public <T extends Message> T next(Class<T> kind) throws IOException {
      Message message = next();
      if (!kind.isInstance(message)) {
        throw new AssertionError("expected " + kind.getSimpleName() + " but got " + message);
      }
      return kind.cast(message);
    }

    /** Reads on until a message of this kind that fits comes. */
    public <T extends Message> T await(Class<T> kind, Predicate<T> fits) throws IOException {
      while (true) {
        Message message = next();
        if (kind.isInstance(message) && fits.test(kind.cast(message))) {
          return kind.cast(message);
        }
      }
    }

    public <T extends Message> T await(Class<T> kind) throws IOException {
      return await(kind, message -> true);
    }

    /** Whether nothing comes for a while. */
    public boolean isSilentFor(Duration time) throws IOException {
      raw.setSoTimeout((int) time.toMillis());
      try {
        Frame frame = frames.next();
        throw new AssertionError("the node was not silent but sent " + frame);
      } catch (java.net.SocketTimeoutException e) {
        return true;
      } finally {
        raw.setSoTimeout((int) PATIENCE.toMillis());
      }
    }

    /** Reads on to the end of what the node sends; gives all messages. */
    public List<Message> rest() throws IOException {
      List<Message> rest = new ArrayList<>();
      while (true) {
        switch (frames.next()) {
          case Frame.End() -> {
            return rest;
          }
          case Frame.Text(byte[] bytes) -> {
            if (codec.decode(bytes) instanceof Decoded.Ok(Message message)) {
              rest.add(message);
            }
          }
          case Frame other -> throw new AssertionError("no message but " + other);
        }
      }
    }

    public Socket socket() {
      return socket;
    }

    public void close() throws IOException {
      raw.close();
    }

    /** Closes as a crashed machine does, with what is unread thrown away. */
    public void reset() throws IOException {
      raw.setSoLinger(true, 0);
      raw.close();
    }
  }
}
