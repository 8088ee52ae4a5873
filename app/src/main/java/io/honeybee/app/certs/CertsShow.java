package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateSummary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee certs show}. */
@Command(
    name = "show",
    description = "Prints names, dates and fingerprints of the certificates in PEM files.",
    mixinStandardHelpOptions = true)
final class CertsShow implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PEM files.")
  List<Path> files = List.of();

  private final Console console;
  private final InstantSource clock;

  CertsShow(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    for (Path file : files) {
      for (CertificateSummary summary : CertificateSummary.read(file)) {
        console.line(file + ":");
        CertificateText.lines(summary, clock.instant()).forEach(console::line);
      }
    }
    return 0;
  }
}
