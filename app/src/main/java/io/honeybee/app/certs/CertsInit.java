package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateAuthority;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee certs init}. */
@Command(
    name = "init",
    description = "Makes a certificate authority (ECDSA P-256, ten years).",
    mixinStandardHelpOptions = true)
final class CertsInit implements Callable<Integer> {
  @Mixin DirectoryOption where = new DirectoryOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "HoneyBee CA",
      description = "Its common name (default: ${DEFAULT-VALUE}).")
  String name = "";

  private final Console console;
  private final Path home;
  private final InstantSource clock;
  private final SecureRandom random;

  CertsInit(Console console, Path home, InstantSource clock, SecureRandom random) {
    this.console = console;
    this.home = home;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws Exception {
    Path directory = where.directory(home);
    CertificateAuthority authority = CertificateAuthority.create(directory, name, clock, random);
    console.line("Made a certificate authority in " + directory + ":");
    CertificateText.lines(authority.certificate(), clock.instant()).forEach(console::line);
    console.line("");
    console.line("Keep " + CertificateAuthority.files(directory).key() + " to yourself.");
    console.line(
        "Each node needs "
            + CertificateAuthority.files(directory).certificate()
            + " as its tls.ca_file.");
    console.line("Next: honeybee certs issue manager --dir " + directory + " --host HOST");
    return 0;
  }
}
