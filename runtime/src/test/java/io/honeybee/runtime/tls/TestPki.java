package io.honeybee.runtime.tls;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Real certificates of real authorities, good and bad, in a directory. */
final class TestPki {
  static final String[] LOOPBACK = {"localhost", "127.0.0.1", "::1"};
  private static final SecureRandom RANDOM = new SecureRandom();

  final Path dir;
  final CertificateAuthority ca;

  private TestPki(Path dir, CertificateAuthority ca) {
    this.dir = dir;
    this.ca = ca;
  }

  static TestPki create(Path dir, String name) throws IOException {
    // Old enough to have issued what expired since.
    InstantSource longAgo = () -> Instant.now().minus(Duration.ofDays(1200));
    CertificateAuthority.create(dir.resolve("ca"), name, longAgo, RANDOM);
    return new TestPki(dir, open(dir, InstantSource.system()));
  }

  private static CertificateAuthority open(Path dir, InstantSource clock) throws IOException {
    return CertificateAuthority.open(dir.resolve("ca"), clock, RANDOM);
  }

  Path caFile() {
    return CertificateAuthority.files(dir.resolve("ca")).certificate();
  }

  CertificateFiles server(String... hosts) throws IOException {
    return serverIssued(Duration.ZERO, hosts);
  }

  /** One that was issued a time ago, or will be when that is negative. */
  CertificateFiles serverIssued(Duration ago, String... hosts) throws IOException {
    return issue(ago, CertificateRequest.server("manager", List.of(hosts)));
  }

  /** With an RSA key of 768 bits, signed by openssl with this authority's key. */
  CertificateFiles weakServer() throws IOException, InterruptedException {
    OpenSsl.run(
        dir,
        "req -new -nodes -newkey rsa:768 -subj /CN=weak -keyout weak.key -out weak.csr".split(" "));
    OpenSsl.run(
        dir,
        "x509 -req -in weak.csr -CA ca/ca.crt -CAkey ca/ca.key -days 9 -out weak.crt".split(" "));
    return CertificateFiles.in(dir, "weak");
  }

  /** An empty revocation list whose time was over a second after it was made, long ago. */
  Path listThatEnded() throws IOException, InterruptedException {
    Files.writeString(dir.resolve("index.txt"), "");
    Files.writeString(
        dir.resolve("ca.cnf"),
        """
        [ca]
        default_ca = x
        [x]
        database = index.txt
        default_md = sha256
        """);
    OpenSsl.run(
        dir,
        ("ca -gencrl -config ca.cnf -cert ca/ca.crt -keyfile ca/ca.key -out ended.crl"
                + " -crl_lastupdate 20250101000000Z -crl_nextupdate 20250101000001Z")
            .split(" "));
    return dir.resolve("ended.crl");
  }

  CertificateFiles client(String name) throws IOException {
    return clientIssued(Duration.ZERO, name);
  }

  CertificateFiles clientIssued(Duration ago, String name) throws IOException {
    return issue(ago, CertificateRequest.client(name));
  }

  CertificateFiles issue(Duration ago, CertificateRequest request) throws IOException {
    CertificateFiles files = CertificateFiles.in(dir, request.name());
    open(dir, () -> Instant.now().minus(ago)).issue(request, files);
    return files;
  }

  static TlsServerSettings serverSettings(CertificateFiles files) {
    return new TlsServerSettings(
        files.certificate(), files.key(), Optional.empty(), Optional.empty(), ClientAuth.NONE);
  }

  static TlsServerSettings serverSettings(
      CertificateFiles files, Path clientCa, Optional<Path> crl, ClientAuth auth) {
    return new TlsServerSettings(
        files.certificate(), files.key(), Optional.of(clientCa), crl, auth);
  }

  static TlsClientSettings clientSettings(Path caFile) {
    return new TlsClientSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(caFile),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static TlsClientSettings clientSettings(Path caFile, CertificateFiles own) {
    return new TlsClientSettings(
        Optional.of(own.certificate()),
        Optional.of(own.key()),
        Optional.of(caFile),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static TlsServer open(TlsServerSettings settings) throws TlsFailure {
    return TlsServer.open("nodes.tls", settings, InstantSource.system());
  }

  static TlsClient open(TlsClientSettings settings) throws TlsFailure {
    return TlsClient.open("tls", settings, InstantSource.system());
  }
}
