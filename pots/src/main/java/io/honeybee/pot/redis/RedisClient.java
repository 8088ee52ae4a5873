package io.honeybee.pot.redis;

import io.honeybee.pot.TcpSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server knows of one client. Thread rule: the connection's own thread. */
final class RedisClient {
  private static final int MAX_CHANNELS = 256;

  private final RedisServer server;
  private final TcpSession session;
  private final Reply reply = new Reply();
  private final KeySpace keys;
  private final ServerConfig config;
  private final RedisEvents events;
  private final Set<String> channels = new HashSet<>();
  private final long id;
  private final Instant connectedAt;
  private boolean authenticated;
  private boolean closing;
  private String name = "";
  private @Nullable List<Request> queued;
  private boolean queueBroken;
  private @Nullable Master master;

  /** Whom a replica follows, as it was told; never connected to. */
  record Master(String host, int port) {}

  RedisClient(RedisServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.keys = new KeySpace(server.bait());
    this.config = new ServerConfig(server.settings(), session.local().getPort());
    this.events = new RedisEvents(session.events(), server.context().captures());
    this.id = server.nextClientId();
    this.connectedAt = now();
    this.authenticated = !server.settings().needsPassword();
  }

  RedisServer server() {
    return server;
  }

  TcpSession session() {
    return session;
  }

  Reply reply() {
    return reply;
  }

  KeySpace keys() {
    return keys;
  }

  ServerConfig config() {
    return config;
  }

  RedisEvents events() {
    return events;
  }

  Instant now() {
    return server.context().clock().instant();
  }

  long id() {
    return id;
  }

  Instant connectedAt() {
    return connectedAt;
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  void authenticated(boolean yes) {
    authenticated = yes;
  }

  String name() {
    return name;
  }

  void name(String newName) {
    name = newName;
  }

  /** Whether the connection ends behind this reply. */
  boolean isClosing() {
    return closing;
  }

  void close() {
    closing = true;
  }

  Set<String> channels() {
    return channels;
  }

  boolean mayListenToMore() {
    return channels.size() < MAX_CHANNELS;
  }

  /** Whether only commands of channels are allowed, as in RESP2 behind SUBSCRIBE. */
  boolean isListening() {
    return !channels.isEmpty() && reply.protocol() == 2;
  }

  @Nullable List<Request> queued() {
    return queued;
  }

  boolean isQueueBroken() {
    return queueBroken;
  }

  void breakQueue() {
    queueBroken = queued != null;
  }

  void beginQueue() {
    queued = new ArrayList<>();
    queueBroken = false;
  }

  void endQueue() {
    queued = null;
    queueBroken = false;
  }

  @Nullable Master master() {
    return master;
  }

  void master(@Nullable Master newMaster) {
    master = newMaster;
  }

  /** As on a new connection; the data stays. */
  void reset() {
    endQueue();
    channels.clear();
    name = "";
    keys.select(0);
    reply.protocol(2);
    authenticated = !server.settings().needsPassword();
  }
}
