package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateAuthority;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code honeybee certs revoke}. */
@Command(
    name = "revoke",
    description = {
      "Adds certificates of this authority to its revocation list, ca.crl.",
      "It counts where a crl_file names the list; a running program reads a new one by itself."
    },
    mixinStandardHelpOptions = true)
final class CertsRevoke implements Callable<Integer> {
  @Mixin DirectoryOption where = new DirectoryOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Certificates (PEM).")
  List<Path> files = List.of();

  private final Console console;
  private final Path home;
  private final InstantSource clock;
  private final SecureRandom random;

  CertsRevoke(Console console, Path home, InstantSource clock, SecureRandom random) {
    this.console = console;
    this.home = home;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws Exception {
    Path directory = where.directory(home);
    CertificateAuthority authority = CertificateAuthority.open(directory, clock, random);
    Path list = directory.resolve("ca.crl");
    for (Path file : files) {
      console.line("Revoked " + file + ":");
      CertificateText.lines(authority.revoke(file, list), clock.instant()).forEach(console::line);
    }
    console.line("The list is " + list + "; name it as crl_file on the other side.");
    return 0;
  }
}
