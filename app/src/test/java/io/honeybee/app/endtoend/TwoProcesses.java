package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A manager and a node as two processes on their own, set up with the same commands as a user's.
 * The manager's ports are picked once, so that it can be started again where the node looks for it.
 */
final class TwoProcesses {
  private final Path directory;
  private final int nodePort;
  private final int httpPort;

  private TwoProcesses(Path directory, int nodePort, int httpPort) {
    this.directory = directory;
    this.nodePort = nodePort;
    this.httpPort = httpPort;
  }

  static TwoProcesses in(Path directory) throws IOException {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      return new TwoProcesses(directory, one.getLocalPort(), two.getLocalPort());
    }
  }

  int nodePort() {
    return nodePort;
  }

  int httpPort() {
    return httpPort;
  }

  Path managerDirectory() {
    return directory.resolve("manager");
  }

  Path nodeDirectory() {
    return directory.resolve("node");
  }

  /** Writes both configurations and the certificates. */
  void setUp() throws IOException, InterruptedException {
    run("certs", "init", "--dir", managerDirectory().toString());
    run(
        "certs",
        "issue",
        "manager",
        "--dir",
        managerDirectory().toString(),
        "--host",
        "localhost",
        "--host",
        "127.0.0.1");
    Files.writeString(
        directory.resolve("manager.yaml"),
        """
        manager: {name: test, dir: '%s'}
        nodes: {address: '127.0.0.1:%d'}
        http: {address: '127.0.0.1:%d', tls: {enabled: false}}
        """
            .formatted(managerDirectory(), nodePort, httpPort));
    Files.writeString(
        directory.resolve("node.yaml"),
        """
        node: {name: edge-1, type: Full}
        server: {address: '127.0.0.1:%d'}
        tls: {ca_file: '%s'}
        honeypot: {base_dir: '%s'}
        pots:
          - {id: ssh, type: ssh, address: 127.0.0.1, port: 0}
        """
            .formatted(nodePort, managerDirectory().resolve("ca.crt"), nodeDirectory()));
  }

  void replaceInNodeConfig(String old, String replacement) throws IOException {
    replace(directory.resolve("node.yaml"), old, replacement);
  }

  void replaceInManagerConfig(String old, String replacement) throws IOException {
    replace(directory.resolve("manager.yaml"), old, replacement);
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  HoneybeeProcess startManager() throws IOException {
    return HoneybeeProcess.start(
        directory, "manager", "run", "-c", directory.resolve("manager.yaml").toString());
  }

  HoneybeeProcess startNode() throws IOException {
    return HoneybeeProcess.start(
        directory, "node", "run", "-c", directory.resolve("node.yaml").toString());
  }

  /** Runs a command to its end; it must succeed. Gives its standard output and error. */
  String run(String... arguments) throws IOException, InterruptedException {
    try (HoneybeeProcess process = HoneybeeProcess.start(directory, arguments)) {
      assertThat(process.exitCode()).as(process.all()).isZero();
      return process.all();
    }
  }

  /** Fails with an {@link IOException} while the manager has made no token yet. */
  ManagerApi api() throws IOException {
    return new ManagerApi(
        httpPort, Files.readString(managerDirectory().resolve("api-token")).strip());
  }
}
