package io.honeybee.pot.smb;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samba's client (Debian: smbclient). */
class SmbClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new SmbPotType(), directory, options);
  }

  private static String smbclient(PotFixture pot, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("smbclient", "-s", "/dev/null", "-p", Integer.toString(pot.port())));
    command.addAll(List.of(arguments));
    return RealClient.run("", command.toArray(String[]::new)).output();
  }

  @Test
  void guestsListTheShares() throws Exception {
    try (PotFixture pot = start(Map.of("shares", "Accounts,scans"))) {
      assertThat(smbclient(pot, "-N", "-L", "//127.0.0.1"))
          .containsPattern("Accounts +Disk")
          .containsPattern("scans +Disk")
          .containsPattern("print\\$ +Disk +Printer Drivers")
          .containsPattern("IPC\\$ +IPC +IPC Service \\(Samba 4.17.12-Debian\\)");
      assertThat(pot.await("smb.login.success", 1).getFirst().data())
          .containsEntry("method", "anonymous");
      assertThat(pot.await("smb.tree.connect", 1).getFirst().data())
          .containsEntry("path", "\\\\127.0.0.1\\IPC$")
          .containsEntry("granted", true);
      assertThat(pot.await("smb.rpc.request", 1).getFirst().data())
          .containsEntry("pipe", "srvsvc")
          .containsEntry("interface", "4b324fc8-1670-01d3-1278-5a47bf6ee188")
          .containsEntry("opnum", 15);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMB2_02", "SMB2_10", "SMB3_00", "SMB3_02", "SMB3_11"})
  void everyDialectListsAFolder(String dialect) throws Exception {
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      String seen =
          smbclient(pot, "-N", "-m", dialect, "//127.0.0.1/data", "-c", "ls; mkdir in; cd in; ls");
      assertThat(seen).contains("phone list.txt").contains("blocks of size").doesNotContain("NT_");
    }
  }

  @Test
  void whatIsPutCanBeReadAgainAndIsCaptured() throws Exception {
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    Path sent = Files.write(directory.resolve("sent"), large);
    Path back = directory.resolve("back");
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      String seen =
          smbclient(
              pot,
              "-N",
              "//127.0.0.1/data",
              "-c",
              "put %s a.exe; get a.exe %s; rename a.exe b.exe; ls; del b.exe; ls b.exe"
                  .formatted(sent, back));
      assertThat(seen).containsPattern("b.exe +A +200000").contains("NT_STATUS_NO_SUCH_FILE");
      assertThat(Files.readAllBytes(back)).isEqualTo(large);
      Map<String, Object> upload = pot.await("smb.session.file_upload", 1).getFirst().data();
      assertThat(upload)
          .containsEntry("filename", "a.exe")
          .containsEntry("share", "data")
          .containsEntry("size", 200_000L);
      assertThat(directory.resolve(String.valueOf(upload.get("outfile")))).hasBinaryContent(large);
    }
  }

  @Test
  void aLargeFileIsCapturedWholeThoughItCannotBeReadAgain() throws Exception {
    byte[] large = new byte[1 << 20];
    new Random(2).nextBytes(large);
    Path sent = Files.write(directory.resolve("sent"), large);
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      String seen =
          smbclient(
              pot,
              "-N",
              "//127.0.0.1/data",
              "-c",
              "put %s a.iso; get a.iso %s".formatted(sent, directory.resolve("back")));
      assertThat(seen).contains("NT_STATUS_FILE_LOCK_CONFLICT");
      Map<String, Object> upload = pot.await("smb.session.file_upload", 1).getFirst().data();
      assertThat(directory.resolve(String.valueOf(upload.get("outfile")))).hasBinaryContent(large);
    }
  }

  @Test
  void nextSessionsDoNotSeeWhatWasPut() throws Exception {
    Path sent = Files.writeString(directory.resolve("sent"), "x");
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      smbclient(pot, "-N", "//127.0.0.1/data", "-c", "put " + sent + " mine.txt");
      assertThat(smbclient(pot, "-N", "//127.0.0.1/data", "-c", "ls"))
          .contains("phone list.txt")
          .doesNotContain("mine.txt");
    }
  }

  @Test
  void aPasswordGivesItsHashAndIsRefused() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(smbclient(pot, "-U", "CORP/admin%Winter2024!", "-L", "//127.0.0.1"))
          .contains("NT_STATUS_LOGON_FAILURE");
      Map<String, Object> login = pot.await("smb.login.failed", 1).getFirst().data();
      assertThat(login)
          .containsEntry("username", "admin")
          .containsEntry("domain", "CORP")
          .containsEntry("method", "NTLMv2");
      assertThat((String) login.get("hash"))
          .matches("admin::CORP:[0-9a-f]{16}:[0-9a-f]{32}:0101[0-9a-f]+");
    }
  }

  @Test
  void aListedPasswordIsToldFromAnother() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:bob/Secret1", "guest", "false"))) {
      assertThat(smbclient(pot, "-U", "bob%Secret2", "-L", "//127.0.0.1"))
          .contains("NT_STATUS_LOGON_FAILURE");
      assertThat(smbclient(pot, "-N", "-L", "//127.0.0.1")).contains("NT_STATUS_LOGON_FAILURE");
      assertThat(smbclient(pot, "-U", "bob%Secret1", "-L", "//127.0.0.1")).contains("IPC$");
      // The older proof, which can be asked for in SMB 1 alone.
      smbclient(
          pot,
          "-m",
          "NT1",
          "--option=client min protocol=NT1",
          "--option=client NTLMv2 auth=no",
          "-U",
          "bob%Secret1",
          "//127.0.0.1/IPC$",
          "-c",
          "quit");
      assertThat(pot.await("smb.login.success", 2))
          .extracting(event -> event.data().get("method"))
          .containsExactly("NTLMv2", "NTLMv1");
    }
  }

  @Test
  void administratorsSharesAskForAnAccount() throws Exception {
    Path sent = Files.writeString(directory.resolve("sent"), "MZ");
    try (PotFixture pot = start(Map.of("personality", "windows", "login", "any"))) {
      assertThat(smbclient(pot, "-N", "//127.0.0.1/ADMIN$", "-c", "ls"))
          .contains("NT_STATUS_ACCESS_DENIED");
      smbclient(
          pot, "-U", "Administrator%x", "//127.0.0.1/ADMIN$", "-c", "put " + sent + " svc.exe");
      assertThat(pot.await("smb.session.file_upload", 1).getFirst().data())
          .containsEntry("share", "ADMIN$")
          .containsEntry("filename", "svc.exe");
    }
  }

  @Test
  void oldClientsListAndPutFilesToo() throws Exception {
    Path sent = Files.writeString(directory.resolve("sent"), "old");
    Path back = directory.resolve("back");
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      String seen =
          smbclient(
              pot,
              "-N",
              "-m",
              "NT1",
              "--option=client min protocol=NT1",
              "//127.0.0.1/data",
              "-c",
              "put %s old.txt; ls; get old.txt %s; del old.txt; ls old.*".formatted(sent, back));
      assertThat(seen)
          .contains("phone list.txt")
          .containsPattern("old.txt +A +3 ")
          .contains("NT_STATUS_NO_SUCH_FILE listing");
      assertThat(back).hasContent("old");
      assertThat(pot.await("smb.session.file_upload", 1).getFirst().data())
          .containsEntry("filename", "old.txt")
          .containsEntry("size", 3L);
    }
  }
}
