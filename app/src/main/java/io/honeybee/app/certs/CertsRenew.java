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

/** {@code honeybee certs renew}. */
@Command(
    name = "renew",
    description = {
      "Prolongs certificates of this authority; names and key stay.",
      "A running manager or node takes up the new file by itself."
    },
    mixinStandardHelpOptions = true)
final class CertsRenew implements Callable<Integer> {
  @Mixin DirectoryOption where = new DirectoryOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Certificates (PEM).")
  List<Path> files = List.of();

  private final Console console;
  private final Path home;
  private final InstantSource clock;
  private final SecureRandom random;

  CertsRenew(Console console, Path home, InstantSource clock, SecureRandom random) {
    this.console = console;
    this.home = home;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws Exception {
    CertificateAuthority authority =
        CertificateAuthority.open(where.directory(home), clock, random);
    for (Path file : files) {
      console.line("Renewed " + file + ":");
      CertificateText.lines(authority.renew(file), clock.instant()).forEach(console::line);
    }
    return 0;
  }
}
