package io.honeybee.pot.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code sftp} and {@code scp} against the pot. */
class FileTransferTest {
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

  /** A local file with so many random bytes. */
  private Path file(String name, int bytes) throws Exception {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(directory.resolve(name), content);
  }

  private RealClient sftp(String... commands) throws Exception {
    return clients.run(
        String.join("\n", commands) + "\n", "sftp", "-oBatchMode=no", "-b", "-", "root@127.0.0.1");
  }

  /** The latest upload's event agrees with the local file, and so does what was kept. */
  private Map<String, Object> capturedLike(Path local, int count) throws Exception {
    Map<String, Object> event = pot.await("ssh.session.file_upload", count).getLast().data();
    byte[] content = Files.readAllBytes(local);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
    assertThat(event)
        .containsEntry("shasum", HexFormat.of().formatHex(hash))
        .containsEntry("size", (long) content.length);
    Path kept = keys.resolve((String) event.get("outfile"));
    assertThat(Files.readAllBytes(kept)).isEqualTo(content);
    return event;
  }

  @Test
  void whatSftpPutsIsCapturedAndThereToBeFetchedAgain() throws Exception {
    Path local = file("bot.x86", 300_000);
    Path back = directory.resolve("back");
    RealClient client =
        sftp("cd /tmp", "put -p " + local + " b", "chmod 755 b", "ls -l b", "get b " + back);

    assertThat(client.exitCode()).as(client.output()).isZero();
    assertThat(client.output()).containsPattern("-rwxr-xr-x +\\S+ +root +root +300000 .* b\n");
    assertThat(capturedLike(local, 1)).containsEntry("filename", "/tmp/b");
    assertThat(Files.readAllBytes(back)).isEqualTo(Files.readAllBytes(local));
    assertThat(pot.seen("ssh.session.file_read").getFirst().data())
        .containsEntry("filename", "/tmp/b");
    assertThat(pot.seen("ssh.session.file_upload")).hasSize(1);
    assertThat(pot.seen("ssh.session.file_download")).isEmpty();
  }

  @Test
  void whatOneConnectionUploadsTheNextOneFromThereRuns() throws Exception {
    Path script = Files.writeString(directory.resolve("run.sh"), "echo it runs\n");
    clients.run("", "scp", script.toString(), "root@127.0.0.1:/tmp/.r");
    pot.await("ssh.session.closed", 1);
    RealClient client =
        clients.run("", "ssh", "root@127.0.0.1", "chmod +x /tmp/.r && /tmp/.r; rm /tmp/.r");
    pot.await("ssh.session.closed", 2);

    assertThat(client.output()).isEqualTo("it runs\n");
    assertThat(clients.run("", "ssh", "root@127.0.0.1", "ls /tmp/.r").output())
        .contains("No such file");
    // The upload was told of when it came.
    assertThat(pot.seen("ssh.session.file_upload")).hasSize(1);
    assertThat(pot.seen("ssh.session.file_download")).isEmpty();
  }

  @Test
  void aFileLargerThanTheSessionsMemoryIsCapturedWhole() throws Exception {
    Path local = file("large", 3_000_000);
    RealClient client = sftp("put " + local + " /root/large", "ls -l /root/large");

    assertThat(client.exitCode()).as(client.output()).isZero();
    assertThat(client.output()).contains(" 3000000 ");
    capturedLike(local, 1);
  }

  @Test
  void theUsualSftpCommandsWork() throws Exception {
    Path local = file("f", 10);
    RealClient client =
        sftp(
            "pwd",
            "mkdir /tmp/d",
            "put " + local + " /tmp/d/one",
            "rename /tmp/d/one /tmp/d/two",
            "ln -s /tmp/d/two /tmp/d/link",
            "ln /tmp/d/two /tmp/d/hard",
            "ls -l /tmp/d",
            "rm /tmp/d/two",
            "rm /tmp/d/link",
            "rm /tmp/d/hard",
            "rmdir /tmp/d",
            "-ls /tmp/d",
            "-rmdir /etc",
            "-get /nowhere",
            "df",
            "get /etc/passwd " + directory.resolve("passwd"));

    assertThat(client.exitCode()).as(client.output()).isZero();
    assertThat(client.output())
        .contains("Remote working directory: /root")
        .contains("/tmp/d/two")
        .contains("Can't ls: \"/tmp/d\" not found")
        .contains("remote rmdir \"/etc\": Failure")
        .contains("File \"/nowhere\" not found.")
        .contains("%Capacity");
    assertThat(directory.resolve("passwd")).content().startsWith("root:x:0:0:");
  }

  @Test
  void bothKindsOfScpUpload() throws Exception {
    Path local = file("payload", 100_000);
    assertThat(clients.run("", "scp", local.toString(), "root@127.0.0.1:/tmp/").exitCode())
        .isZero();
    assertThat(capturedLike(local, 1)).containsEntry("filename", "/tmp/payload");

    Path other = file("other file", 2_000_000);
    RealClient old = clients.run("", "scp", "-O", "-p", other.toString(), "root@127.0.0.1:x");
    assertThat(old.exitCode()).as(old.output()).isZero();
    assertThat(capturedLike(other, 2)).containsEntry("filename", "/root/x");
    assertThat(pot.seen("ssh.command.input").getFirst().data())
        .containsEntry("input", "scp -p -t x");
  }

  @Test
  void bothKindsOfScpDownload() throws Exception {
    for (String kind : new String[] {"-s", "-O"}) {
      Path back = directory.resolve("passwd" + kind);
      RealClient client =
          clients.run("", "scp", kind, "root@127.0.0.1:/etc/passwd", back.toString());
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(back).content().startsWith("root:x:0:0:");
      assertThat(clients.run("", "scp", kind, "root@127.0.0.1:/nowhere", ".").output())
          .contains("No such file or directory");
    }
  }

  @Test
  void directoriesComeAndGoWithOldScp() throws Exception {
    Path tree = Files.createDirectories(directory.resolve("tree/below"));
    Files.writeString(tree.resolve("a"), "first");
    Files.writeString(tree.resolve("b"), "second");
    RealClient up =
        clients.run(
            "", "scp", "-O", "-r", directory.resolve("tree").toString(), "root@127.0.0.1:/tmp");
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(pot.await("ssh.session.file_upload", 2))
        .extracting(o -> o.data().get("filename"))
        .containsExactlyInAnyOrder("/tmp/tree/below/a", "/tmp/tree/below/b");

    Path back = directory.resolve("back");
    RealClient down =
        clients.run("", "scp", "-O", "-r", "root@127.0.0.1:/etc/apt", back.toString());
    assertThat(down.exitCode()).as(down.output()).isZero();
    assertThat(back).isDirectory();
  }

  @Test
  void scpSinkRefusesNamesThatClimbAndLinesThatAreNone() throws Exception {
    for (String line : new String[] {"C0644 1 ../x", "C0644 1 a/b", "D0755 0 ..", "nonsense"}) {
      RealClient client = clients.run(line + "\n", "ssh", "root@127.0.0.1", "scp -r -t /tmp");
      assertThat(client.output()).as(line).contains("\u0001scp: ").contains("error");
      assertThat(client.exitCode()).as(line).isEqualTo(1);
    }
    assertThat(pot.seen("ssh.session.file_upload")).isEmpty();
  }

  @Test
  void whatCameOfAFileBeforeTheClientLeftIsCaptured() throws Exception {
    clients.run("C0644 999999999999999999 big\nhello", "ssh", "root@127.0.0.1", "scp -t /tmp");

    assertThat(pot.await("ssh.session.file_upload", 1).getFirst().data())
        .containsEntry("filename", "/tmp/big")
        .containsEntry("size", 5L);
  }

  @Test
  void namesOfAnyBytesAreReportedAsTheyAre() throws Exception {
    String name = "\u001b[31m<script>\u00ff";
    clients.run("C0644 2 " + name + "\nok\0", "ssh", "root@127.0.0.1", "scp -t /tmp");

    Map<String, Object> event = pot.await("ssh.session.file_upload", 1).getFirst().data();
    assertThat(event).containsEntry("filename", "/tmp/\u001b[31m<script>\\xff");
    assertThat(event.get("filename_base64"))
        .isEqualTo(
            java.util.Base64.getEncoder().encodeToString(("/tmp/" + name).getBytes(ISO_8859_1)));
  }

  @Test
  void aPlainCommandNamedScpIsTheShells() throws Exception {
    RealClient client = clients.run("", "ssh", "root@127.0.0.1", "scp a b; echo after");
    assertThat(client.output()).contains("after");
    assertThat(Arrays.asList(client.output().split("\n", -1))).noneMatch(l -> l.startsWith("\0"));
  }
}
