package io.honeybee.app.doctor;

import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.NodeConfig;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A node's configuration in a temporary folder, and what checks find out about it. */
final class Ward {
  private static final Duration TIME = Duration.ofSeconds(30);

  private final Path directory;
  private final Clock clock = Clock.systemUTC();

  Ward(Path directory) {
    this.directory = directory;
  }

  Path nodeDirectory() {
    return directory.resolve("node");
  }

  Patient patient(int managerPort, boolean running, String more) throws Exception {
    return patient("127.0.0.1:" + managerPort, running, TIME, more);
  }

  /**
   * @param more groups of the configuration beside {@code node}, {@code server} and {@code
   *     honeypot}
   */
  Patient patient(String manager, boolean running, Duration time, String more) throws Exception {
    Path file = directory.resolve("node.yaml");
    Files.writeString(
        file,
        """
        node: {name: edge-1, type: Full}
        server: {address: '%s', connection_timeout: 2}
        honeypot: {base_dir: '%s'}
        %s
        """
            .formatted(manager, nodeDirectory(), more));
    PotTypes types = BuiltInPots.all();
    NodeConfig config = NodeConfig.read(file, directory, types);
    return new Patient(
        config, clock, running, new OwnNode(config, types, clock), Deadline.in(time));
  }

  static List<Finding> examine(Patient patient, Check... checks) throws InterruptedException {
    List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
    new Checkup(List.of(checks), findings::add).run(patient);
    return List.copyOf(findings);
  }

  /** A new authority; its certificate is in {@code NAME/ca.crt}. */
  CertificateAuthority authority(String name) throws IOException {
    return CertificateAuthority.create(directory.resolve(name), name, clock, new SecureRandom());
  }

  Path caFile(String name) {
    return directory.resolve(name).resolve("ca.crt");
  }

  /** A certificate of an authority that is as old as this. */
  CertificateFiles manager(String authority, Duration age, String host) throws IOException {
    Instant then = clock.instant().minus(age);
    CertificateAuthority old =
        CertificateAuthority.exists(directory.resolve(authority))
            ? CertificateAuthority.open(
                directory.resolve(authority), () -> then, new SecureRandom())
            : CertificateAuthority.create(
                directory.resolve(authority), authority, () -> then, new SecureRandom());
    CertificateFiles files = CertificateFiles.in(directory.resolve(authority), "manager");
    old.issue(CertificateRequest.server("manager", List.of(host)), files);
    return files;
  }
}
