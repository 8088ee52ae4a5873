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

/** {@code honeybee certs revoke}. */
@Command(
    name = "revoke",
    description = {
      "Adds certificates of this authority to its revocation list, ca.crl.",
      "It counts where a crl_file names the list; a running program reads a new one by itself."
    },
    mixinStandardHelpOptions = true)
final class CertsRevoke extends AuthorityCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Certificates (PEM).")
  List<Path> files = List.of();

  CertsRevoke(Console console, Path home, InstantSource clock, SecureRandom random) {
    super(console, home, clock, random);
  }

  @Override
  void run(Path directory) throws IOException {
    CertificateAuthority authority = open(directory);
    Path list = directory.resolve("ca.crl");
    for (Path file : files) {
      console.line("Revoked " + file + ":");
      print(authority.revoke(file, list));
    }
    console.line("The list is " + list + "; name it as crl_file on the other side.");
  }
}
