package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeybee certs issue}. */
@Command(
    name = "issue",
    description = {
      "Issues a certificate with a new key (ECDSA P-256, 397 days).",
      "With --host it is a server's, for a manager; without, a client's, bound to a node's name."
    },
    mixinStandardHelpOptions = true)
final class CertsIssue extends AuthorityCommand {
  @Parameters(paramLabel = "NAME", description = "The common name; for a node, its name.")
  String name = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "A host name or address under which the manager is reached; may stand several times.")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where NAME.crt and NAME.key go (default: beside the authority).")
  @Nullable Path out;

  @Option(names = "--force", description = "Replaces files that are there.")
  boolean force;

  CertsIssue(Console console, Path home, InstantSource clock, SecureRandom random) {
    super(console, home, clock, random);
  }

  @Override
  void run(Path directory) throws IOException, OperatorFault {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || name.equals("ca")) {
      throw new OperatorFault(
          "a certificate's name is used for its files: 1 to 64 letters, digits, dots, hyphens and"
              + " underscores, and not 'ca'");
    }
    CertificateFiles files = CertificateFiles.in(out == null ? directory : out, name);
    if (!force && (Files.exists(files.certificate()) || Files.exists(files.key()))) {
      throw new OperatorFault(
          files.certificate()
              + " or its key is there already and was left alone; 'honeybee certs renew' prolongs"
              + " it, --force replaces both");
    }
    CertificateAuthority authority = open(directory);
    X509Certificate issued = authority.issue(request(), files);
    console.line("Issued " + files.certificate() + " with its key " + files.key() + ":");
    print(issued);
  }

  private CertificateRequest request() throws OperatorFault {
    try {
      return hosts.isEmpty()
          ? CertificateRequest.client(name)
          : CertificateRequest.server(name, hosts);
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(String.valueOf(e.getMessage()));
    }
  }
}
