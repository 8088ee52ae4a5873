package io.honeybee.pot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a shell session: its recording and the files it wrote. */
class SshRecordingTest {
  @TempDir static Path keys;
  @TempDir Path directory;
  private PotFixture pot;
  private SshClients clients;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new SshPotType(), keys, Map.of());
    clients = new SshClients(directory, pot.port());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private String recording() throws Exception {
    Map<String, Object> log = pot.await("ssh.log.closed", 1).getFirst().data();
    Path file = keys.resolve((String) log.get("ttylog"));
    assertThat(log).containsEntry("size", Files.size(file)).containsKey("duration_ms");
    assertThat((String) log.get("shasum")).matches("[0-9a-f]{64}");
    return Files.readString(file);
  }

  @Test
  void aSessionWithATerminalIsRecordedWithWhatWasTyped() throws Exception {
    clients.run("uname\nexit\n", "ssh", "-tt", "root@127.0.0.1");

    assertThat(recording())
        .startsWith("{\"version\":2,")
        .contains("\"title\":\"ssh " + pot.seen().getFirst().data().get("session") + "\"")
        .contains("Linux\\r\\n")
        .containsPattern("\\[[0-9.]+, \"i\", \"[^\"]*u[^\"]*\"\\]");
  }

  @Test
  void anExecutedCommandIsRecordedAsATerminalWouldShowIt() throws Exception {
    clients.run("", "ssh", "root@127.0.0.1", "echo a; echo b >&2");

    assertThat(recording())
        .contains("\"command\":\"echo a; echo b >&2\"")
        .contains("a\\r\\n")
        .contains("b\\r\\n");
  }

  @Test
  void aProgramWrittenByTheShellIsCapturedWhenItIsMadeExecutable() throws Exception {
    clients.run(
        "", "ssh", "root@127.0.0.1", "echo -ne '\\x7fELF\\xff' > /tmp/.x; chmod +x /tmp/.x");

    Observation download = pot.await("ssh.session.file_download", 1).getFirst();
    assertThat(download.data())
        .containsEntry("destfile", "/tmp/.x")
        .containsEntry("size", 5L)
        .doesNotContainKey("url");
    Path kept = keys.resolve((String) download.data().get("outfile"));
    assertThat(Files.readAllBytes(kept)).containsExactly(0x7f, 'E', 'L', 'F', 0xff);
    assertThat(kept.getFileName()).hasToString((String) download.data().get("shasum"));
  }
}
