package io.honeybee.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says, and with which exit code. */
class CommandLineTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Console console = new Console(stream(out), stream(err), false);
    return Main.run(console, directory, arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "demo --help",
        "node --help",
        "node run --help",
        "node init --help",
        "node check --help",
        "node spool --help",
        "manager --help",
        "manager run --help",
        "manager init --help",
        "manager check --help",
        "manager enrol --help",
        "manager nodes --help",
        "manager revoke --help",
        "manager rotate --help",
        "manager backup --help",
        "manager token --help",
        "manager token add --help",
        "manager token list --help",
        "manager token revoke --help",
        "manager user --help",
        "manager user add --help",
        "manager user list --help",
        "manager user passwd --help",
        "manager user role --help",
        "manager user remove --help",
        "doctor --help",
        "events --help",
        "events tail --help",
        "events export --help",
        "certs --help",
        "certs init --help",
        "certs issue --help",
        "certs show --help",
        "certs renew --help",
        "certs revoke --help",
        "pots --help",
        "version --help"
      })
  void helpIsEverywhere(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out()).contains("Usage: honeybee").contains("--help");
    assertThat(err()).isEmpty();
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("demo").contains("node").contains("manager");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dmo",
        "node",
        "manager",
        "demo --for soon",
        "node run",
        "node run --config",
        "node check -c no-such-file.yaml",
        "node spool -c no-such-file.yaml",
        "manager backup",
        "manager backup copy.db -c no-such-file.yaml",
        "events",
        "events tail --url http://192.0.2.1:9002",
        "events export --since soon",
        "certs",
        "doctor",
        "doctor -c no-such-file.yaml",
        "doctor -c no-such-file.yaml --timeout 1s",
        "certs issue edge-1",
        "certs show no-such-file.crt",
        "certs renew no-such-file.crt",
        "certs revoke no-such-file.crt"
      })
  void badArgumentsAreTheOperatorsToMend(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void mistypedCommandIsToldTheNearestOne() {
    assertThat(run("dmo")).isEqualTo(2);
    assertThat(err()).contains("demo");
  }

  @Test
  void versionNamesProgramProtocolAndJava() {
    assertThat(run("version")).isZero();
    assertThat(out()).contains("honeybee ").contains("protocol 2").contains("java ");
  }

  @Test
  void potsAreListedWithTheirOptionsAndEvents() {
    assertThat(run("pots")).isZero();
    assertThat(out())
        .contains("ssh  ")
        .contains("telnet  ")
        .contains("ssh.login.failed")
        .contains("telnet.session.closed")
        .contains("login (default: root)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node", "manager"})
  void initWritesAFileThatCheckFindsGoodAndNeverOverwrites(String role) throws IOException {
    Path file = directory.resolve(role + ".yaml");
    assertThat(run(role, "init", "-c", file.toString())).as(err()).isZero();
    String written = Files.readString(file);
    assertThat(written).contains("#");
    assertThat(run(role, "check", "-c", file.toString())).as(err()).isZero();
    assertThat(out()).contains("is good");

    Files.writeString(file, "# mine\n");
    assertThat(run(role, "init", "-c", file.toString())).isEqualTo(2);
    assertThat(err()).contains("is there already").contains("--force");
    assertThat(Files.readString(file)).isEqualTo("# mine\n");

    assertThat(run(role, "init", "-c", file.toString(), "--force")).isZero();
    assertThat(Files.readString(file)).isEqualTo(written);
  }

  @Test
  void fiveFaultsAreReportedTogetherWithTheirLines() throws IOException {
    Path file = directory.resolve("node.yaml");
    Files.writeString(
        file,
        """
        node:
          name: edge-1
          type: Fulll
        server:
          address: 127.0.0.1
          heartbeat_interval: 0
        tls:
          enbled: true
        pots:
          - id: a
            type: shh
            port: 70000
        """);
    assertThat(run("node", "check", "-c", file.toString())).isEqualTo(2);
    assertThat(err().lines())
        .hasSizeGreaterThanOrEqualTo(5)
        .anyMatch(line -> line.startsWith(file + ":3: node.type: "))
        .anyMatch(line -> line.startsWith(file + ":5: server.address: "))
        .anyMatch(line -> line.startsWith(file + ":6: server.heartbeat_interval: "))
        .anyMatch(line -> line.startsWith(file + ":8: tls.enbled: ") && line.contains("enabled"))
        .anyMatch(line -> line.startsWith(file + ":11: pots[0].type: ") && line.contains("ssh"))
        .anyMatch(line -> line.startsWith(file + ":12: pots[0].port: "));
  }

  @Test
  void certificatesAreMadeShownAndRenewed() throws IOException {
    Path dir = directory.resolve("ca folder");
    assertThat(run("certs", "init", "--dir", dir.toString())).as(err()).isZero();
    assertThat(run("certs", "init", "--dir", dir.toString())).isEqualTo(2);
    assertThat(err()).contains("already holds a certificate authority");
    assertThat(
            run(
                "certs",
                "issue",
                "manager",
                "--dir",
                dir.toString(),
                "--host",
                "m.example.org",
                "--host",
                "2001:db8::1"))
        .as(err())
        .isZero();
    assertThat(run("certs", "issue", "manager", "--dir", dir.toString())).isEqualTo(2);
    assertThat(run("certs", "issue", "../x", "--dir", dir.toString())).isEqualTo(2);
    assertThat(run("certs", "issue", "a", "--dir", dir.toString(), "--host", "no host"))
        .isEqualTo(2);
    assertThat(err()).contains("'no host' is neither a host name");

    String file = dir.resolve("manager.crt").toString();
    byte[] before = Files.readAllBytes(dir.resolve("manager.crt"));
    out.reset();
    assertThat(run("certs", "show", file, dir.resolve("ca.crt").toString())).isZero();
    assertThat(out())
        .contains("CN=manager")
        .contains("m.example.org")
        .contains("396 days left")
        .contains("certificate authority")
        .containsPattern("SHA-256 +([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(run("certs", "renew", "--dir", dir.toString(), file)).as(err()).isZero();
    assertThat(Files.readAllBytes(dir.resolve("manager.crt"))).isNotEqualTo(before);
    assertThat(run("certs", "revoke", "--dir", dir.toString(), file)).as(err()).isZero();
    assertThat(dir.resolve("ca.crl")).content().startsWith("-----BEGIN X509 CRL-----");
  }

  @Test
  void nodesAreEnrolledListedRotatedAndRevoked() {
    String file = managerConfig();
    assertThat(run("manager", "enrol", "edge-1", "-c", file)).as(err()).isZero();
    assertThat(out())
        .containsPattern("secret +[A-Z2-7]{32}")
        .contains("otpauth://totp/HoneyBee:edge-1?secret=")
        .contains("\u2588");
    assertThat(run("manager", "enrol", "edge-1", "-c", file)).isEqualTo(2);
    out.reset();
    assertThat(run("manager", "nodes", "-c", file)).isZero();
    assertThat(out()).contains("edge-1").contains("not fetched yet").doesNotContain("secret=");
    assertThat(run("manager", "rotate", "edge-1", "-c", file)).isZero();
    assertThat(run("manager", "revoke", "edge-1", "-c", file)).isZero();
    assertThat(run("manager", "revoke", "edge-1", "-c", file)).isEqualTo(2);
    assertThat(run("manager", "enrol", "a\u001b[2Jb", "-c", file)).isEqualTo(2);
    assertThat(err()).doesNotContain("\u001b").doesNotContain("\tat ");
  }

  @Test
  void tokensAreShownOnceListedAndRevoked() {
    String file = managerConfig();
    assertThat(
            run(
                "manager",
                "token",
                "add",
                "siem",
                "--role",
                "viewer",
                "--expires",
                "90d",
                "-c",
                file))
        .as(err())
        .isZero();
    String token = out().strip();
    assertThat(token).matches("hb_[A-Za-z0-9_-]{43}");
    out.reset();
    assertThat(run("manager", "token", "list", "-c", file)).isZero();
    assertThat(out()).contains("siem").contains("viewer").doesNotContain(token);
    assertThat(run("manager", "token", "add", "siem", "-c", file)).isEqualTo(2);
    assertThat(run("manager", "token", "add", "x", "--role", "king", "-c", file)).isEqualTo(2);
    assertThat(run("manager", "token", "revoke", "siem", "-c", file)).isZero();
    assertThat(run("manager", "token", "revoke", "siem", "-c", file)).isEqualTo(2);
  }

  @Test
  void usersAreAddedChangedAndRemovedAndTheirPasswordIsNeverAnArgument() {
    String file = managerConfig();
    assertThat(run("manager", "user", "list", "-c", file)).as(err()).isZero();
    assertThat(out()).contains("No user yet");
    assertThat(run("manager", "user", "add", "anna", PASSWORD, "-c", file)).isEqualTo(2);
    assertThat(typing("short\n", "manager", "user", "add", "anna", "-c", file)).isEqualTo(2);
    assertThat(err()).contains("at least 12 characters").doesNotContain("\tat ");
    assertThat(typing("", "manager", "user", "add", "anna", "-c", file)).isEqualTo(2);
    assertThat(
            typing(
                PASSWORD + "\r\n", "manager", "user", "add", "anna", "--role", "admin", "-c", file))
        .as(err())
        .isZero();
    assertThat(typing(PASSWORD, "manager", "user", "add", "anna", "-c", file)).isEqualTo(2);
    assertThat(run("manager", "user", "role", "anna", "viewer", "-c", file)).isEqualTo(2);
    assertThat(err()).contains("anna is the only administrator");
    assertThat(
            typing(PASSWORD + "!", "manager", "user", "add", "otto", "--role", "admin", "-c", file))
        .isZero();
    assertThat(run("manager", "user", "role", "anna", "viewer", "-c", file)).as(err()).isZero();
    String[] passwd = {"manager", "user", "passwd", "anna", "--without-totp", "-c", file};
    assertThat(typing("another " + PASSWORD, passwd)).as(err()).isZero();
    assertThat(run("manager", "user", "list", "-c", file)).isZero();
    assertThat(out()).containsPattern("anna +viewer").containsPattern("otto +admin");
    assertThat(run("manager", "user", "remove", "anna", "-c", file)).isZero();
    assertThat(run("manager", "user", "remove", "anna", "-c", file)).isEqualTo(2);
    assertThat(out() + err()).doesNotContain(PASSWORD + "!", "another " + PASSWORD);
  }

  private int typing(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private String managerConfig() {
    String file = directory.resolve("manager.yaml").toString();
    assertThat(run("manager", "init", "-c", file)).as(err()).isZero();
    out.reset();
    return file;
  }
}
