package io.honeybee.manager;

import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.access.WebSessions;
import io.honeybee.manager.api.ApiAccess;
import io.honeybee.manager.api.HttpApi;
import io.honeybee.manager.dashboard.Dashboard;
import io.honeybee.manager.dashboard.Household;
import io.honeybee.manager.database.Database;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeListener;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.lifecycle.ServiceStack;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.tls.CertificateWatch;
import io.honeybee.runtime.tls.TlsServer;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager: the nodes' port, the store and the HTTP port. It starts once; its database is open
 * from {@link #create} until {@link #stop}.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Manager implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Manager.class);

  private final ManagerConfig config;
  private final Database database;
  private final People people;
  private final Enrolments enrolments;
  private final EventStore events;
  private final NodeListener nodes;
  private final HttpApi http;
  private final ServiceStack services;

  private Manager(
      ManagerConfig config,
      Database database,
      People people,
      Enrolments enrolments,
      EventStore events,
      NodeListener nodes,
      HttpApi http,
      CertificateWatch certificates) {
    this.config = config;
    this.database = database;
    this.people = people;
    this.enrolments = enrolments;
    this.events = events;
    this.nodes = nodes;
    this.http = http;
    // Nodes last, once there is a place for what they bring, and away first.
    this.services = new ServiceStack("manager", List.of(events, certificates, http, nodes));
  }

  /**
   * Wires a manager; opens its database, and makes its first API token when there is none.
   *
   * @throws IOException when its directory, database or TLS files cannot be used; one sentence for
   *     the operator
   */
  public static Manager create(ManagerConfig config, Clock clock) throws IOException {
    DurableFile.makePrivateDirectory(config.directory());
    Optional<TlsServer> nodesTls = tls("nodes.tls", config.nodes().tls(), clock);
    Optional<TlsServer> httpTls = tls("http.tls", config.http().tls(), clock);
    Database database = Database.open(config.store().file());
    try {
      return wire(config, clock, nodesTls, httpTls, database);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Optional<TlsServer> tls(
      String section, Optional<TlsServerSettings> settings, Clock clock) throws IOException {
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.exists(settings.get().certFile())) {
      throw new IOException(
          section
              + ".cert_file: there is no "
              + settings.get().certFile()
              + "; make a certificate with 'honeybee certs init', or name the file of one that you"
              + " have");
    }
    return Optional.of(TlsServer.open(section, settings.get(), clock));
  }

  private static Manager wire(
      ManagerConfig config,
      Clock clock,
      Optional<TlsServer> nodesTls,
      Optional<TlsServer> httpTls,
      Database database)
      throws IOException {
    SecureRandom random = new SecureRandom();
    Tokens tokens = Tokens.open(database, clock, random);
    tokens.makeFirst(tokenFile(config));
    AuditLog audit = new AuditLog(database, clock);
    WebSessions sessions = new WebSessions(database, clock, random);
    People people = People.open(database, config.directory(), sessions, audit, clock, random);
    Enrolments enrolments = Enrolments.open(database, config.directory(), clock, random);
    EventStore events = new EventStore(database, config.store(), clock, random);
    Fleet fleet = Fleet.open(database, config.nodes(), clock, random);
    NodeListener nodes =
        new NodeListener(
            config.nodes(),
            nodesTls.isPresent() ? nodesTls.get() : SocketUpgrade.NONE,
            fleet,
            enrolments,
            enrolments.admission(config.auth()),
            events::submit,
            clock);
    HttpApi http =
        new HttpApi(
            config.name(),
            config.http(),
            httpTls,
            fleet,
            events,
            new ApiAccess(tokens::authenticate, sessions, audit),
            clock,
            List.of(
                new Dashboard(
                    new Household(
                        config.name(),
                        tokenFile(config),
                        httpTls.isPresent(),
                        people,
                        sessions,
                        tokens,
                        audit,
                        clock))));
    CertificateWatch certificates =
        new CertificateWatch(
            "certificate watch",
            Stream.of(nodesTls, httpTls)
                .flatMap(Optional::stream)
                .<Runnable>map(tls -> tls::checkFiles)
                .toList());
    return new Manager(config, database, people, enrolments, events, nodes, http, certificates);
  }

  @Override
  public String name() {
    return "manager";
  }

  @Override
  public void start() throws IOException {
    if (config.nodes().tls().isEmpty()) {
      LOG.warn(
          "nodes.tls.enabled is false: what nodes send can be read and forged on its way; use it for"
              + " old nodes in a closed network only");
    }
    if (!config.auth().totpRequired()) {
      LOG.warn(
          "auth.totp_required is false: whoever reaches {} can register as a node",
          config.nodes().address());
    }
    services.start();
  }

  @Override
  public void stop() {
    services.stop();
    database.close();
  }

  /** Where nodes connect, with the real port. Only while started. */
  public InetSocketAddress nodeAddress() {
    return nodes.address();
  }

  /** Where browsers and API clients connect, with the real port. Only while started. */
  public InetSocketAddress httpAddress() {
    return http.address();
  }

  /** The file (0600) that holds the token made at the first start. */
  public Path tokenFile() {
    return tokenFile(config);
  }

  private static Path tokenFile(ManagerConfig config) {
    return config.directory().resolve("api-token");
  }

  public People people() {
    return people;
  }

  public Enrolments enrolments() {
    return enrolments;
  }

  public EventStore events() {
    return events;
  }
}
