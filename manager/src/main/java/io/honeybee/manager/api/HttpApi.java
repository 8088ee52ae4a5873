package io.honeybee.manager.api;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.net.BindFailure;
import io.honeybee.runtime.tls.TlsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP port: the API, and what else is served there. Each request has a virtual thread.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class HttpApi implements Service {
  private static final int MAX_CONNECTIONS = 1_000;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  /**
   * More than any endpoint takes: up to here a body is read to its end, so that the client, which
   * is still sending, gets to see that it was too large.
   */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private static final Duration IDLE_LIMIT = Duration.ofMinutes(2);
  private static final Duration IDLE_CHECK = Duration.ofSeconds(30);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  /** Held here, since otherwise they could be collected and forget that they are quiet. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private static final Logger HELIDON_START = Logger.getLogger("io.helidon.webserver.LoomServer");
  private static final Logger HELIDON_HTTP = Logger.getLogger("io.helidon.webserver.http1");

  private final HttpSettings settings;
  private final Optional<TlsServer> tls;
  private final List<HttpService> pages;
  private final StreamWatch watch;
  private final List<Endpoint> endpoints;
  private final Answers answers;
  private @Nullable WebServer server;
  private @Nullable InetSocketAddress bound;

  /**
   * @param managerName what the manager calls itself
   * @param pages what is served besides; each sees no request that the API knows
   */
  public HttpApi(
      String managerName,
      HttpSettings settings,
      Optional<TlsServer> tls,
      Fleet fleet,
      EventStore events,
      ApiAccess access,
      InstantSource clock,
      List<HttpService> pages) {
    this(managerName, settings, tls, fleet, events, access, clock, pages, StreamLimits.DEFAULT);
  }

  HttpApi(
      String managerName,
      HttpSettings settings,
      Optional<TlsServer> tls,
      Fleet fleet,
      EventStore events,
      ApiAccess access,
      InstantSource clock,
      List<HttpService> pages,
      StreamLimits limits) {
    this.watch = new StreamWatch(limits.maxStreams(), limits.maxWrite());
    this.settings = settings;
    this.tls = tls;
    this.pages = List.copyOf(pages);
    this.answers = new Answers(new Gate(access, new SessionCookie(tls.isPresent()), clock));
    CommandJson commands = new CommandJson();
    this.endpoints =
        List.of(
            new HealthEndpoint(managerName),
            new NodesEndpoint(fleet),
            new NodeEndpoint(fleet),
            new HoneypotsEndpoint(fleet),
            new EventsEndpoint(events),
            new EventStreamEndpoint(events, watch, limits.heartbeat()),
            new SendCommandEndpoint(fleet, commands, access.audit()),
            new CommandEndpoint(fleet, commands),
            new AuditEndpoint(access.audit()),
            new MetricsEndpoint(events, fleet, watch));
  }

  @Override
  public String name() {
    return "HTTP API";
  }

  @Override
  public synchronized void start() throws IOException {
    if (server != null) {
      throw new IllegalStateException(name() + " is already started");
    }
    // Its greetings say nothing that an operator wants to know, and it would log a stack trace for
    // each request that is none, as often as a stranger likes.
    HELIDON.setLevel(Level.WARNING);
    HELIDON_HTTP.setLevel(Level.SEVERE);
    // A failed start is told below, in a sentence.
    HELIDON_START.setLevel(Level.OFF);
    InetSocketAddress address = settings.address().resolve();
    if (address.isUnresolved()) {
      throw new IOException(
          "http.address: " + address.getHostString() + " is no address of this machine");
    }
    WebServer starting = build(address);
    try {
      server = starting.start();
    } catch (RuntimeException e) {
      starting.stop();
      throw bindFailure(address, e);
    }
    if (server.port() < 0) {
      // A port that is taken only makes Helidon log it and come back.
      server = null;
      starting.stop();
      throw notBound(address);
    }
    bound = new InetSocketAddress(address.getAddress(), server.port());
    watch.start();
  }

  private WebServer build(InetSocketAddress address) {
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(address.getAddress())
            .port(address.getPort())
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(MAX_HEADER_BYTES)
                    .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                    .build())
            .maxPayloadSize(MAX_BODY_BYTES)
            .maxTcpConnections(MAX_CONNECTIONS)
            .idleConnectionTimeout(IDLE_LIMIT)
            .idleConnectionPeriod(IDLE_CHECK)
            .connectionOptions(
                options -> options.readTimeout(READ_LIMIT).tcpNoDelay(true).socketKeepAlive(true))
            .shutdownGracePeriod(STOP_LIMIT)
            .directHandlers(DirectAnswers.handlers())
            .routing(this::route);
    tls.ifPresent(server -> builder.tls(tls(server.context())));
    return builder.build();
  }

  private static Tls tls(SSLContext context) {
    // Given by name, since Helidon would set its engines to what it takes for the default.
    return Tls.builder()
        .sslContext(context)
        .sslParameters(context.getDefaultSSLParameters())
        .build();
  }

  private void route(HttpRouting.Builder routing) {
    routing.addFilter(new SafetyHeaders());
    for (Endpoint endpoint : endpoints) {
      routing.route(
          endpoint.method(),
          endpoint.path(),
          (request, response) -> answers.answer(endpoint, request, response));
    }
    methodsByPath()
        .forEach(
            (path, methods) ->
                routing.any(
                    path,
                    (request, response) ->
                        answers.send(response, Problem.methodNotAllowed(methods))));
    pages.forEach(routing::register);
    routing.any(
        (request, response) ->
            answers.send(response, Problem.notFound("there is nothing at this path")));
  }

  private Map<String, String> methodsByPath() {
    return endpoints.stream()
        .collect(
            Collectors.groupingBy(
                Endpoint::path,
                LinkedHashMap::new,
                Collectors.mapping(
                    endpoint -> endpoint.method().text(), Collectors.joining(", "))));
  }

  /** Tries what Helidon tried, to learn the reason that it kept to itself. */
  private IOException notBound(InetSocketAddress address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
      return new BindException(name() + " could not listen on " + address + "; try again");
    } catch (IOException e) {
      return BindFailure.explain(name(), address, e);
    }
  }

  private IOException bindFailure(InetSocketAddress address, RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException e) {
        return BindFailure.explain(name(), address, e);
      }
    }
    return new IOException(name() + " cannot start: " + thrown.getMessage(), thrown);
  }

  /** Where it listens, with the real port. Only while started. */
  public synchronized InetSocketAddress address() {
    if (bound == null) {
      throw new IllegalStateException(name() + " is not started");
    }
    return bound;
  }

  /** Ends streams at once and lets other answers end within two seconds. Cannot start again. */
  @Override
  public synchronized void stop() {
    watch.close();
    if (server != null) {
      server.stop();
    }
    server = null;
    bound = null;
  }
}
