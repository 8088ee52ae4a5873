package io.honeybee.app.manager;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.NewFile;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.ManagerTemplate;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee manager init}. */
@Command(
    name = "init",
    description = {
      "Writes a commented configuration for a manager, and makes a certificate authority and the"
          + " manager's certificate when its folder has none."
    },
    mixinStandardHelpOptions = true)
final class ManagerInit implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the manager keeps its things (default: ~/.honeybee/manager).")
  @Nullable Path directory;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "A host name or address under which nodes reach the manager, for its certificate; may"
              + " stand several times (default: this machine's name, localhost, 127.0.0.1, ::1).")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--force", description = "Replaces a configuration that is there.")
  boolean force;

  private final Console console;
  private final Path home;

  ManagerInit(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    Path dir =
        (directory == null ? home.resolve(".honeybee").resolve("manager") : directory)
            .toAbsolutePath()
            .normalize();
    NewFile.write(config.file(), ManagerTemplate.text(dir), force);
    console.line("Wrote " + config.file() + ".");
    makeCertificates(dir);
    console.line("Next:");
    console.line("  honeybee manager enrol NAME -c " + config.file() + "   for each node");
    console.line("  honeybee manager run -c " + config.file());
    console.line(
        "  and copy "
            + CertificateAuthority.files(dir).certificate()
            + " to each node (tls.ca_file)");
    return 0;
  }

  private void makeCertificates(Path dir) throws IOException, OperatorFault {
    CertificateFiles manager = CertificateFiles.in(dir, "manager");
    if (Files.exists(manager.certificate())) {
      return;
    }
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    CertificateRequest request = request();
    CertificateAuthority authority =
        CertificateAuthority.exists(dir)
            ? CertificateAuthority.open(dir, clock, random)
            : CertificateAuthority.create(dir, "HoneyBee CA", clock, random);
    authority.issue(request, manager);
    console.line(
        "Made " + manager.certificate() + " for " + String.join(", ", request.hosts()) + ".");
  }

  private CertificateRequest request() throws OperatorFault {
    try {
      return CertificateRequest.server("manager", hosts.isEmpty() ? defaultHosts() : hosts);
    } catch (IllegalArgumentException e) {
      throw new OperatorFault("--host: " + e.getMessage());
    }
  }

  private static List<String> defaultHosts() {
    List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
    try {
      String name = InetAddress.getLocalHost().getHostName();
      if (name.matches("[A-Za-z0-9][A-Za-z0-9.-]*") && !hosts.contains(name)) {
        hosts.addFirst(name);
      }
    } catch (UnknownHostException e) {
      // A machine that does not know its own name is reached by the others.
    }
    return hosts;
  }
}
