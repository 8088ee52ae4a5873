package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee certs renew}. */
@Command(
    name = "renew",
    description = {
      "Prolongs certificates of this authority; names and key stay.",
      "A running manager or node takes up the new file by itself."
    },
    mixinStandardHelpOptions = true)
final class CertsRenew extends AuthorityCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Certificates (PEM).")
  List<Path> files = List.of();

  CertsRenew(Console console, Path home, InstantSource clock, SecureRandom random) {
    super(console, home, clock, random);
  }

  @Override
  void run(Path directory) throws IOException {
    CertificateAuthority authority = open(directory);
    for (Path file : files) {
      console.line("Renewed " + file + ":");
      print(authority.renew(file));
    }
  }
}
