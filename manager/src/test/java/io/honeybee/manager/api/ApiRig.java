package io.honeybee.manager.api;

import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.AuthSettings;
import io.honeybee.manager.access.EnrolmentMode;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.WebSessions;
import io.honeybee.manager.database.Database;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.events.StoreSettings;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeListener;
import io.honeybee.manager.fleet.NodesSettings;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.tls.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A whole manager's inside behind a real HTTP port, and a client for it. */
final class ApiRig implements AutoCloseable {
  static final Instant TIME = Instant.parse("2026-01-15T10:30:00.123Z");
  static final NodeId NODE = new NodeId(-1);
  static final String VIEWER = "viewer-token";
  static final String OPERATOR = "operator-token";
  static final JsonMapper JSON = JsonMapper.shared();

  final AtomicReference<Instant> now = new AtomicReference<>(TIME);
  final Map<String, Principal> tokens = new ConcurrentHashMap<>();
  final EventStore events;
  final HttpClient client;
  final HttpApi api;
  private final SecureRandom random = new SecureRandom();
  private final Database database;
  private final NodeListener nodes;
  private final Fleet fleet;
  private final Optional<TlsServer> tls;

  ApiRig(Path directory) throws IOException {
    this(directory, Optional.empty(), HttpClient.newHttpClient());
  }

  ApiRig(Path directory, Optional<TlsServer> tls, HttpClient client) throws IOException {
    this.client = client;
    this.tls = tls;
    tokens.put(VIEWER, new Principal("v", Role.VIEWER));
    tokens.put(OPERATOR, new Principal("o", Role.OPERATOR));
    database = Database.open(directory.resolve("store.db"));
    events = new EventStore(database, new StoreSettings(Path.of("unused"), 0, 0), now::get, random);
    NodesSettings settings =
        new NodesSettings(
            new HostPort("127.0.0.1", 0),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            10,
            10,
            10,
            FrameReader.DEFAULT_MAX_BYTES);
    fleet = Fleet.open(database, settings, now::get, random);
    nodes =
        new NodeListener(
            settings,
            SocketUpgrade.NONE,
            fleet,
            Enrolments.open(database, directory, now::get, random),
            Enrolments.open(database, directory, now::get, random)
                .admission(new AuthSettings(false, EnrolmentMode.OPEN)),
            events::submit,
            now::get);
    api = apiAt(0);
    events.start();
    nodes.start();
    api.start();
  }

  /** Another API of the same manager. */
  HttpApi apiAt(int port) {
    return new HttpApi(
        "hive",
        new HttpSettings(new HostPort("127.0.0.1", port), Optional.empty()),
        tls,
        fleet,
        events,
        new ApiAccess(
            token -> Optional.ofNullable(tokens.get(token)),
            new WebSessions(database, now::get, random),
            new AuditLog(database, now::get)),
        now::get,
        List.of(),
        new StreamLimits(5, Duration.ofSeconds(1), Duration.ofMillis(200)));
  }

  int nodePort() {
    return nodes.address().getPort();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + api.address().getPort() + path);
  }

  HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path, VIEWER).build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode parse(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  void store(PotEvent... stored) throws InterruptedException {
    CountDownLatch committed = new CountDownLatch(stored.length);
    for (PotEvent event : stored) {
      events.submit(event, committed::countDown);
    }
    if (!committed.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("events were not stored in time");
    }
  }

  static PotEvent event(String id) {
    return event(NODE, id, "ssh-1", "ssh.login.failed", TIME, "root");
  }

  static PotEvent event(
      NodeId node, String id, String pot, String type, Instant time, String username) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("username", username);
    return new PotEvent(node, pot, "ssh", type, time, data, id, 1L);
  }

  @Override
  public void close() {
    api.stop();
    nodes.stop();
    events.stop();
    database.close();
    client.close();
  }
}
