package io.honeybee.manager.fleet;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.net.TcpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one registered node.
 *
 * <p>Thread rule: safe for use by any thread; no method blocks but {@link #finish}.
 */
final class NodeSession {
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final NodeId nodeId;
  private final String nodeName;
  private final boolean older;
  private final Set<Capability> capabilities;
  private final String remoteHost;
  private final int remotePort;
  private final TcpConnection connection;
  private final WireCodec codec;
  private final Outbox outbox;
  private volatile long lastHeardNanos = System.nanoTime();
  private volatile boolean handling;
  private volatile @Nullable String endReason;

  NodeSession(NodeRegistration registration, TcpConnection connection, WireCodec codec)
      throws IOException {
    List<String> announced = registration.capabilities();
    this.nodeId = registration.nodeId();
    this.nodeName = registration.nodeName();
    this.older = announced == null || announced.isEmpty();
    this.capabilities =
        announced == null || announced.isEmpty()
            ? EnumSet.noneOf(Capability.class)
            : EnumSet.copyOf(known(announced));
    this.remoteHost = connection.remote().getAddress().getHostAddress();
    this.remotePort = connection.remote().getPort();
    this.connection = connection;
    this.codec = codec;
    this.outbox = new Outbox(nodeId, codec, connection.output(), connection::close);
  }

  private static EnumSet<Capability> known(List<String> names) {
    EnumSet<Capability> known = EnumSet.noneOf(Capability.class);
    known.addAll(Capability.fromWire(names));
    return known;
  }

  NodeId nodeId() {
    return nodeId;
  }

  String nodeName() {
    return nodeName;
  }

  /** Whether the node announced no capabilities at all. */
  boolean isOlder() {
    return older;
  }

  boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /** By their names on the wire. */
  List<String> capabilities() {
    return capabilities.stream().map(Capability::wireName).toList();
  }

  String remoteHost() {
    return remoteHost;
  }

  /** Host and port. */
  String remoteAddress() {
    return (remoteHost.contains(":") ? "[" + remoteHost + "]" : remoteHost) + ":" + remotePort;
  }

  /**
   * Queues a message, in the form that this node can read. Nothing is written before {@link #open}.
   *
   * @return false when the node does not read, and the message is lost
   */
  boolean send(ManagerMessage message) {
    return outbox.offer(older ? codec.encodeForOlderNode(message) : codec.encode(message));
  }

  /** Begins to write what was queued. */
  void open() {
    outbox.release();
  }

  /** Tells the node that its event is on disk, if it cares. */
  void acknowledge(long seq) {
    if (has(Capability.EVENT_ACK)) {
      outbox.acknowledge(seq);
    }
  }

  /** A message began to be handled, which may take long when the store pushes back. */
  void handlingBegins() {
    handling = true;
  }

  /** A message was handled. */
  void handlingEnds() {
    lastHeardNanos = System.nanoTime();
    handling = false;
  }

  /** How long the node has said nothing. */
  Duration silentFor(long nowNanos) {
    return handling ? Duration.ZERO : Duration.ofNanos(nowNanos - lastHeardNanos);
  }

  /** How long the node has not read what is being written to it. */
  Duration stuckFor(long nowNanos) {
    return outbox.stuckFor(nowNanos);
  }

  /** Why this side ends the connection; null while it does not. */
  @Nullable String endReason() {
    return endReason;
  }

  /**
   * Ends the connection from this side and tells the node why, in the words of a registration that
   * is no longer accepted. Gives the node a moment to read it.
   */
  void end(String reason) {
    if (endReason == null) {
      endReason = reason;
      outbox.offerLast(codec.encode(new RegistrationAck(nodeId, false, reason, null, null)));
      Thread.ofVirtual().name("node goodbye").start(this::finish);
    }
  }

  /** Ends the connection from this side at once. */
  void cut(String reason) {
    if (endReason == null) {
      endReason = reason;
    }
    outbox.close();
    connection.close();
  }

  /** Waits a moment for what is still to be written, and closes. */
  void finish() {
    try {
      outbox.awaitEmpty(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outbox.close();
    connection.close();
  }
}
