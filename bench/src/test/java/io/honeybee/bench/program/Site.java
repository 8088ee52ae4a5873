package io.honeybee.bench.program;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.tls.TlsClient;
import io.honeybee.runtime.tls.TlsClientSettings;
import io.honeybee.runtime.tls.TlsFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A directory with a manager and nodes, all on loopback: certificates, configurations, logs. The
 * ports are picked once, so that a program can be started again where the others look for it.
 * Belongs to one thread.
 */
public final class Site {
  private static final Duration COMMAND_PATIENCE = Duration.ofMinutes(1);
  private static final Duration START_PATIENCE = Duration.ofMinutes(1);

  private final Path directory;
  private final FreePorts ports;
  private final int nodePort;
  private final int httpPort;

  private Site(Path directory, FreePorts ports) {
    this.directory = directory;
    this.ports = ports;
    this.nodePort = ports.next();
    this.httpPort = ports.next();
  }

  /** Makes the certificates. */
  public static Site create(Path directory) throws IOException {
    SecureRandom random = new SecureRandom();
    Site site = new Site(directory, new FreePorts(random));
    Path manager = Files.createDirectories(site.managerDirectory());
    CertificateAuthority.create(manager, "bench", Clock.systemUTC(), random)
        .issue(
            CertificateRequest.server("manager", List.of("localhost", "127.0.0.1")),
            CertificateFiles.in(manager, "manager"));
    return site;
  }

  public Path directory() {
    return directory;
  }

  /** A port for whatever else is needed. */
  public int freePort() {
    return ports.next();
  }

  public Path managerDirectory() {
    return directory.resolve("manager");
  }

  /** Where nodes connect to the manager. */
  public int nodePort() {
    return nodePort;
  }

  public Path database() {
    return managerDirectory().resolve("honeybee.db");
  }

  /**
   * Writes the manager's configuration.
   *
   * @param nodes further keys of the group {@code nodes}, as YAML in one line
   */
  public void writeManager(String nodes) throws IOException {
    Files.writeString(
        directory.resolve("manager.yaml"),
        """
        manager: {name: bench, dir: '%s'}
        nodes: {address: '127.0.0.1:%d', %s}
        auth: {totp_required: false, enrolment: listed}
        http: {address: '127.0.0.1:%d', tls: {enabled: false}}
        """
            .formatted(managerDirectory(), nodePort, nodes, httpPort));
  }

  /**
   * Writes a node's configuration.
   *
   * @param port of its manager, or of what stands in between
   * @param rest further groups, as YAML
   */
  public void writeNode(String name, int port, boolean tls, Duration heartbeat, String rest)
      throws IOException {
    writeNode(name, "Full", port, tls, heartbeat, rest);
  }

  /** Writes an Agent's configuration; as {@link #writeNode}, with TLS to the manager itself. */
  public void writeAgent(String name, Duration heartbeat, String rest) throws IOException {
    writeNode(name, "Agent", nodePort, true, heartbeat, rest);
  }

  private void writeNode(
      String name, String type, int port, boolean tls, Duration heartbeat, String rest)
      throws IOException {
    Files.writeString(
        directory.resolve(name + ".yaml"),
        """
        node: {name: %s, type: %s}
        server: {address: '127.0.0.1:%d', heartbeat_interval: %d, reconnect_delay: 1}
        tls: {enabled: %s, ca_file: '%s'}
        """
                .formatted(name, type, port, heartbeat.toSeconds(), tls, caFile())
            + rest);
  }

  public Path nodeDirectory(String name) {
    return directory.resolve(name);
  }

  /** Starts the manager; returns at once. */
  public Program startManager(String... jvmOptions) throws IOException {
    return start("manager", "manager", List.of(jvmOptions));
  }

  /** Starts a node; returns at once. */
  public Program startNode(String name, String... jvmOptions) throws IOException {
    return start(name, "node", List.of(jvmOptions));
  }

  private Program start(String name, String role, List<String> jvmOptions) throws IOException {
    String config = directory.resolve(name + ".yaml").toString();
    return Program.start(name, directory, jvmOptions, List.of(role, "run", "-c", config));
  }

  /** Runs a command of the program to its end, which must be a success. */
  public void run(String... arguments) throws IOException, InterruptedException {
    try (Program command =
        Program.start(
            "command", directory, List.of("-XX:TieredStopAtLevel=1"), List.of(arguments))) {
      int code = command.exitCode(COMMAND_PATIENCE);
      if (code != 0) {
        throw new IOException(
            String.join(" ", arguments) + " ended with " + code + "; see " + command.log());
      }
    }
  }

  /** The manager's API, once the manager answers. */
  public ManagerApi awaitApi() throws IOException, InterruptedException {
    Patience.until("the manager answers", START_PATIENCE, () -> api().node("nobody").isEmpty());
    return api();
  }

  private ManagerApi api() throws IOException {
    return new ManagerApi(
        httpPort, Files.readString(managerDirectory().resolve("api-token")).strip());
  }

  /** Returns once the manager shows the node as connected. */
  public void awaitConnected(ManagerApi api, String name) throws InterruptedException {
    Patience.until(
        name + " is connected (see " + directory.resolve(name + ".log") + ")",
        START_PATIENCE,
        () -> api.node(name).filter(node -> node.path("connected").booleanValue()).isPresent());
  }

  /** A client that trusts the manager. */
  public TlsClient tlsClient() throws TlsFailure {
    return TlsClient.open(
        "tls",
        new TlsClientSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.of(caFile()),
            Optional.empty(),
            false,
            Optional.empty()),
        Clock.systemUTC());
  }

  private Path caFile() {
    return managerDirectory().resolve("ca.crt");
  }
}
