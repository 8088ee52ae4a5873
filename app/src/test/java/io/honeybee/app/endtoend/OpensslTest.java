package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager's TLS as somebody else's implementation sees it. */
class OpensslTest {
  @TempDir Path directory;

  private TwoProcesses two;
  private HoneybeeProcess manager;

  @BeforeEach
  void startManager() throws Exception {
    two = TwoProcesses.in(directory);
    two.setUp();
    two.run("certs", "issue", "edge-1", "--dir", two.managerDirectory().toString());
    manager = two.startManager();
    awaitPort();
  }

  private void awaitPort() {
    Eventually.holds(() -> two.api().get("/api/v1/nodes") != null, () -> manager.all());
  }

  @AfterEach
  void stopManager() {
    manager.close();
  }

  @Test
  void tls13IsSpokenAndTheCertificateVerifies() throws Exception {
    assertThat(
            connect(
                code -> code == 0,
                "-tls1_3",
                "-verify_return_error",
                "-verify_hostname",
                "localhost"))
        .contains("TLSv1.3")
        .contains("Verify return code: 0 (ok)");
    assertThat(connect(code -> true, "-tls1_3", "-verify_hostname", "other.example.org"))
        .contains("mismatch");
  }

  @Test
  void tls12IsRefused() throws Exception {
    assertThat(connect(code -> code != 0, "-tls1_2")).contains("protocol version");
  }

  @Test
  void clientCertificateIsDemandedWhereTheConfigurationSaysSo() throws Exception {
    manager.close();
    two.replaceInManagerConfig(
        "nodes: {",
        "nodes: {tls: {client_auth: need, client_ca_file: '"
            + two.managerDirectory().resolve("ca.crt")
            + "'}, ");
    manager = two.startManager();
    awaitPort();
    Path key = two.managerDirectory().resolve("edge-1.key");
    Path certificate = two.managerDirectory().resolve("edge-1.crt");

    // In TLS 1.3 a client is done before the server has looked, so the refusal comes as an alert.
    assertThat(connect(code -> true, "-tls1_3", "-ign_eof")).contains("certificate required");
    assertThat(
            connect(
                code -> true, "-tls1_3", "-cert", certificate.toString(), "-key", key.toString()))
        .contains("Verify return code: 0 (ok)")
        .doesNotContain("alert");
  }

  private String connect(java.util.function.Predicate<Integer> exitCode, String... options)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + two.nodePort(),
                "-CAfile",
                two.managerDirectory().resolve("ca.crt").toString()));
    command.addAll(List.of(options));
    return RealClient.run(directory, exitCode, command.toArray(String[]::new));
  }
}
