package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import io.honeybee.runtime.certs.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that works with a certificate authority, in the directory that {@code --dir} names. */
abstract class AuthorityCommand implements Callable<Integer> {
  @Mixin DirectoryOption where = new DirectoryOption();

  final Console console;
  private final Path home;
  private final InstantSource clock;
  private final SecureRandom random;

  AuthorityCommand(Console console, Path home, InstantSource clock, SecureRandom random) {
    this.console = console;
    this.home = home;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public final Integer call() throws Exception {
    run(where.directory(home));
    return 0;
  }

  /**
   * @param directory where the authority is, or is to be
   */
  abstract void run(Path directory) throws Exception;

  final CertificateAuthority create(Path directory, String name) throws IOException {
    return CertificateAuthority.create(directory, name, clock, random);
  }

  final CertificateAuthority open(Path directory) throws IOException {
    return CertificateAuthority.open(directory, clock, random);
  }

  final void print(X509Certificate certificate) {
    CertificateText.lines(certificate, clock.instant()).forEach(console::line);
  }
}
