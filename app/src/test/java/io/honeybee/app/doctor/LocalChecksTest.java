package io.honeybee.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong on the node's own machine. */
class LocalChecksTest {
  private static final int NO_MANAGER = 9;

  @TempDir Path directory;

  private Ward ward;

  @BeforeEach
  void open() {
    ward = new Ward(directory);
  }

  private List<Finding> look(Check check, boolean running, String more) throws Exception {
    return Ward.examine(ward.patient(NO_MANAGER, running, more), check);
  }

  private Path nodeFile(String name, String mode) throws Exception {
    if (!Files.exists(ward.nodeDirectory())) {
      Files.createDirectory(ward.nodeDirectory());
      mode(ward.nodeDirectory(), "rwx------");
    }
    Path file = Files.writeString(ward.nodeDirectory().resolve(name), "7\n");
    mode(file, mode);
    return file;
  }

  private static void mode(Path path, String mode) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void openFilesAreNamedWithTheCommandThatMendsThem() throws Exception {
    Path id = nodeFile("node_id", "rw-r--r--");
    nodeFile("world_seed", "rw-------");
    mode(ward.nodeDirectory(), "rwxr-x---");
    assertThat(look(new FilesCheck(), false, ""))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL))
        .extracting(Finding::text)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).endsWith("run: chmod 600 " + id),
            text -> assertThat(text).endsWith("run: chmod 700 " + ward.nodeDirectory()));
  }

  @Test
  void ownFilesAreFine() throws Exception {
    nodeFile("node_id", "rw-------");
    assertThat(look(new FilesCheck(), false, ""))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.OK);
  }

  @Test
  void openSecretIsRefused() throws Exception {
    Path secret = nodeFile(".honeybee_totp_secret", "rw-rw-rw-");
    assertThat(look(new TotpCheck(), false, ""))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(finding.text()).contains("chmod 600 " + secret);
            });
  }

  @Test
  void spoiledSecretSaysWhereAGoodOneComesFrom() throws Exception {
    nodeFile(".honeybee_totp_secret", "rw-------");
    assertThat(look(new TotpCheck(), false, "").getFirst().text())
        .contains("holds no TOTP secret")
        .contains("honeybee manager enrol");
  }

  @Test
  void missingSecretIsGivenByTheManager() throws Exception {
    assertThat(look(new TotpCheck(), false, ""))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.OK);
              assertThat(finding.text()).contains("edge-1 (node.name)");
            });
  }

  @Test
  void spoolThatIsNoDirectoryNamesItsKey() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(look(new SpoolCheck(), false, "spool: {dir: '" + file.resolve("spool") + "'}"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(finding.text()).isEqualTo(file + " is no directory; set spool.dir to one");
            });
  }

  @Test
  void spoolBiggerThanItsDiskIsAWarning() throws Exception {
    assertThat(look(new SpoolCheck(), false, "spool: {max_size: 1048576MiB}"))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.WARN, Verdict.OK);
  }

  @Test
  void trialOfTheDiskLeavesNothingBehind() throws Exception {
    nodeFile("node_id", "rw-------");
    assertThat(look(new SpoolCheck(), false, ""))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.OK);
    assertThat(ward.nodeDirectory()).isDirectoryNotContaining("glob:**.doctor*");
  }

  private static String pot(String address, int port) {
    return "pots: [{id: door, type: telnet, address: %s, port: %d}]".formatted(address, port);
  }

  @Test
  void takenPortNamesWhoHasIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      for (boolean running : new boolean[] {false, true}) {
        assertThat(look(new PotPortsCheck(), running, pot("127.0.0.1", port)))
            .singleElement()
            .satisfies(
                finding -> {
                  assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
                  assertThat(finding.text())
                      .startsWith("pot door cannot listen on 127.0.0.1:" + port)
                      .contains("the port is in use")
                      .contains("pots[].port")
                      .contains("held by process " + ProcessHandle.current().pid() + " (");
                });
      }
    }
  }

  @Test
  void portOfTheRunningNodeIsItsOwn() throws Exception {
    Path lock = nodeFile("lock", "rw-------");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        // This process stands for the node: it listens, and has the lock file open.
        FileChannel held = FileChannel.open(lock, StandardOpenOption.READ)) {
      assertThat(held.isOpen()).isTrue();
      assertThat(look(new PotPortsCheck(), true, pot("127.0.0.1", taken.getLocalPort())))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.OK);
                assertThat(finding.text()).endsWith("is held by pot door of this very node");
              });
    }
  }

  @Test
  void freePortIsGoodForANodeToComeAndBadForOneThatRuns() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(look(new PotPortsCheck(), false, pot("127.0.0.1", port)).getFirst().verdict())
        .isEqualTo(Verdict.OK);
    assertThat(look(new PotPortsCheck(), true, pot("127.0.0.1", port)).getFirst().text())
        .startsWith("pot door does not listen on port " + port);
  }

  @Test
  void addressOfAnotherMachineIsTold() throws Exception {
    assertThat(look(new PotPortsCheck(), false, pot("192.0.2.1", 2323)).getFirst().text())
        .contains("this machine does not have that address")
        .contains("pots[].address");
  }

  @Test
  void doubtfulConfigurationIsAWarning() throws Exception {
    assertThat(
            look(
                new ConfigurationCheck(),
                false,
                "tls: {enabled: false}\nauth: {totp_enabled: false}"))
        .extracting(Finding::text)
        .satisfiesExactly(
            text -> assertThat(text).contains("set tls.enabled: true"),
            text -> assertThat(text).contains("set auth.totp_enabled: true"));
  }
}
