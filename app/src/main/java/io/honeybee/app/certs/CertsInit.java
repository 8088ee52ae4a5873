package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code honeybee certs init}. */
@Command(
    name = "init",
    description = "Makes a certificate authority (ECDSA P-256, ten years).",
    mixinStandardHelpOptions = true)
final class CertsInit extends AuthorityCommand {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "HoneyBee CA",
      description = "Its common name (default: ${DEFAULT-VALUE}).")
  String name = "";

  CertsInit(Console console, Path home, InstantSource clock, SecureRandom random) {
    super(console, home, clock, random);
  }

  @Override
  void run(Path directory) throws IOException {
    CertificateAuthority authority = create(directory, name);
    console.line("Made a certificate authority in " + directory + ":");
    print(authority.certificate());
    console.line("");
    console.line("Keep " + CertificateAuthority.files(directory).key() + " to yourself.");
    console.line(
        "Each node needs "
            + CertificateAuthority.files(directory).certificate()
            + " as its tls.ca_file.");
    console.line("Next: honeybee certs issue manager --dir " + directory + " --host HOST");
  }
}
