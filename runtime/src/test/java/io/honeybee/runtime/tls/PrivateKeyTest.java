package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as openssl writes them. */
class PrivateKeyTest {
  private final Path dir;

  PrivateKeyTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private void openssl(String command) throws IOException, InterruptedException {
    OpenSsl.run(dir, command.split(" "));
  }

  private CertificateFiles serveWith(String key) throws IOException, InterruptedException {
    Files.setPosixFilePermissions(dir.resolve(key), PosixFilePermissions.fromString("rw-------"));
    openssl(
        "req -x509 -new -subj /CN=self -days 1 -addext subjectAltName=IP:127.0.0.1 -out self.crt"
            + " -key "
            + key);
    return new CertificateFiles(dir.resolve("self.crt"), dir.resolve(key));
  }

  private static void assertHandshake(CertificateFiles files) throws IOException {
    TlsServer server = TestPki.open(TestPki.serverSettings(files));
    TlsClient client = TestPki.open(TestPki.clientSettings(files.certificate()));
    assertThat(Meeting.of(server, client)).isEqualTo(new Meeting(Meeting.FINE, Meeting.FINE));
  }

  @ParameterizedTest
  @CsvSource({
    "PKCS#8 EC, genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out k.pem, PRIVATE KEY",
    "SEC1 with a parameters block, ecparam -genkey -name prime256v1 -out k.pem, EC PARAMETERS",
    "SEC1 alone, ecparam -genkey -noout -name secp384r1 -out k.pem, EC PRIVATE KEY",
    "PKCS#8 RSA, genpkey -algorithm RSA -out k.pem, PRIVATE KEY",
    "PKCS#1, genrsa -traditional -out k.pem 2048, RSA PRIVATE KEY",
    "Ed25519, genpkey -algorithm ED25519 -out k.pem, PRIVATE KEY",
    "RSA-PSS, genpkey -algorithm RSA-PSS -out k.pem, PRIVATE KEY"
  })
  void keysOfEachFormatServe(String name, String command, String marker) throws Exception {
    openssl(command);
    assertThat(dir.resolve("k.pem")).content().startsWith("-----BEGIN " + marker + "-----");
    assertHandshake(serveWith("k.pem"));
  }

  @Test
  void aSec1KeyThatDoesNotNameItsCurveTakesItFromTheParametersBlock() throws Exception {
    openssl("ecparam -genkey -name prime256v1 -out k.pem");
    openssl("ec -in k.pem -no_public -param_enc named_curve -out bare.pem");
    // Without its last eleven bytes, the curve, and with the length mended.
    String both = Files.readString(dir.resolve("k.pem"));
    String parameters = both.substring(0, both.indexOf("-----BEGIN EC PRIVATE KEY"));
    byte[] der = PemBlock.read(dir.resolve("bare.pem")).getFirst().der();
    Der key = new Der(new Der(der).read(Der.SEQUENCE));
    byte[] bare =
        Der.write(
            Der.SEQUENCE,
            Der.write(Der.INTEGER, key.read(Der.INTEGER)),
            Der.write(Der.OCTET_STRING, key.read(Der.OCTET_STRING)));
    String sec1 =
        "-----BEGIN EC PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(bare)
            + "\n-----END EC PRIVATE KEY-----\n";
    CertificateFiles files = serveWith("k.pem");
    Files.writeString(files.key(), parameters + sec1);
    assertHandshake(files);

    Files.writeString(files.key(), sec1);
    assertThatThrownBy(() -> Pem.privateKey(files.key()))
        .hasMessage(
            files.key()
                + " holds a private key that cannot be used: the EC key does not say which curve"
                + " it is for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:x -out k.pem",
        "genrsa -traditional -aes128 -passout pass:x -out k.pem 2048"
      })
  void aKeyBehindAPassphraseIsRefusedWithTheCommandThatTakesItOff(String command) throws Exception {
    openssl(command);
    Path key = dir.resolve("k.pem");
    assertThatThrownBy(() -> Pem.privateKey(key))
        .isInstanceOf(IOException.class)
        .hasMessage(
            key
                + " is protected by a passphrase, and nobody is there to type it; write it without"
                + " one: openssl pkey -in "
                + key
                + " -out NEW_FILE && chmod 600 NEW_FILE");
  }

  private TlsFailure failure(String cert, String key) {
    return catchThrowableOfType(
        TlsFailure.class,
        () ->
            TestPki.open(
                TestPki.serverSettings(new CertificateFiles(dir.resolve(cert), dir.resolve(key)))));
  }

  @Test
  void filesThatCannotServeAreNamedWithTheirKey() throws Exception {
    openssl("genpkey -algorithm ED25519 -out k.pem");
    openssl("genpkey -algorithm ED25519 -out other.pem");
    serveWith("k.pem");
    Files.createDirectory(dir.resolve("folder"));
    Files.writeString(dir.resolve("empty"), "");
    Files.setPosixFilePermissions(
        dir.resolve("empty"), PosixFilePermissions.fromString("rw-------"));
    assertThat(failure("none.crt", "k.pem"))
        .hasMessage("nodes.tls.cert_file: " + dir.resolve("none.crt") + " does not exist");
    assertThat(failure("folder", "k.pem"))
        .hasMessage("nodes.tls.cert_file: " + dir.resolve("folder") + " is a directory");
    assertThat(failure("self.crt", "none.key"))
        .hasMessage("nodes.tls.key_file: " + dir.resolve("none.key") + " does not exist");
    assertThat(failure("k.pem", "k.pem"))
        .hasMessage(
            "nodes.tls.cert_file: "
                + dir.resolve("k.pem")
                + " holds no PEM certificate (no '-----BEGIN CERTIFICATE-----' in it)");
    assertThat(failure("self.crt", "empty"))
        .hasMessage(
            "nodes.tls.key_file: "
                + dir.resolve("empty")
                + " holds no PEM private key (no '-----BEGIN PRIVATE KEY-----' in it)");
    assertThat(failure("self.crt", "other.pem").getMessage())
        .startsWith(
            "nodes.tls.key_file: "
                + dir.resolve("other.pem")
                + " is not the key of the certificate in nodes.tls.cert_file ("
                + dir.resolve("self.crt")
                + ": CN=self)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw----r--", "rw-r--r--", "rw--w----", "rw-----w-"})
  void aKeyThatOthersMayReadOrReplaceIsRefusedWithTheCommandThatMendsIt(String mode)
      throws Exception {
    openssl("genpkey -algorithm ED25519 -out k.pem");
    serveWith("k.pem");
    Path key = dir.resolve("k.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    assertThat(failure("self.crt", "k.pem"))
        .hasMessage(
            "nodes.tls.key_file: "
                + key
                + " is open to other users of this machine; run: chmod 600 "
                + key);
  }

  @Test
  void aKeyThatItsGroupMayReadIsTakenWithAWarning() throws Exception {
    openssl("genpkey -algorithm ED25519 -out k.pem");
    CertificateFiles files = serveWith("k.pem");
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("r--r-----"));
    try (LogLines log = LogLines.of(Identity.class)) {
      assertHandshake(files);
      assertThat(log.lines())
          .containsExactly(
              "WARN nodes.tls.key_file: "
                  + files.key()
                  + " can be read by its whole group; if that is not meant, run: chmod 600 "
                  + files.key());
    }
  }

  @Test
  void brokenFilesOfAnyKindAreRefusedInWords() throws Exception {
    openssl("genrsa -traditional -out k.pem 2048");
    CertificateFiles files = serveWith("k.pem");
    Random random = new Random(3);
    for (Path file : new Path[] {files.key(), files.certificate()}) {
      byte[] good = Files.readAllBytes(file);
      for (int round = 0; round < 300; round++) {
        byte[] bad = good.clone();
        for (int i = 0; i < 3; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(32, 127);
        }
        Files.write(file, bad);
        try {
          Pem.certificates(files.certificate());
          Pem.privateKey(files.key());
        } catch (IOException e) {
          assertThat(e.getMessage()).startsWith(file.toString());
        }
      }
      Files.write(file, good);
    }
  }

  @Test
  void textAroundTheBlocksIsLeftAside() throws Exception {
    openssl("genpkey -algorithm ED25519 -out k.pem");
    CertificateFiles files = serveWith("k.pem");
    String text = "Bag Attributes\n    friendlyName: é\n";
    Files.writeString(
        files.certificate(),
        text + Files.readString(files.certificate()).replace("\n", "\r\n") + text,
        StandardCharsets.UTF_8);
    assertHandshake(files);
  }
}
