package io.honeybee.pot.smb;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nmap, and its scripts. */
class SmbScannerTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new SmbPotType(), directory.resolve("" + options), options);
  }

  private static String nmap(PotFixture pot, String scripts) throws Exception {
    String port = Integer.toString(pot.port());
    return RealClient.run(
            "",
            "nmap",
            "-Pn",
            "-sT",
            "-p",
            port,
            "--script",
            scripts,
            "--script-args",
            "smbport=" + port,
            "127.0.0.1")
        .output();
  }

  @Test
  void nmapNamesThePersonality() throws Exception {
    try (PotFixture samba = start(Map.of());
        PotFixture modern = start(Map.of("smb1", "false"));
        PotFixture server = start(Map.of("personality", "windows"));
        PotFixture desktop = start(Map.of("personality", "windows7", "computer", "FRONTDESK"))) {
      List<String> command = new ArrayList<>(List.of("nmap", "-Pn", "-sT", "-sV", "-p"));
      command.add(
          "%d,%d,%d,%d".formatted(samba.port(), modern.port(), server.port(), desktop.port()));
      command.add("127.0.0.1");
      String seen = RealClient.run("", command.toArray(String[]::new)).output();
      assertThat(seen)
          .containsPattern(samba.port() + "/tcp.*Samba smbd 3.X - 4.X \\(workgroup: WORKGROUP\\)")
          // So it calls each Samba since then that refuses SMB 1.
          .containsPattern(modern.port() + "/tcp.*Samba smbd 4.6.2")
          .containsPattern(server.port() + "/tcp.*Microsoft Windows Server 2008 R2 - 2012")
          .containsPattern(desktop.port() + "/tcp.*Microsoft Windows 7 - 10")
          .contains("FRONTDESK")
          .contains(PotFixture.WORLD.hostName().toUpperCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void scriptsSeeTheDialectsAndTheShares() throws Exception {
    try (PotFixture pot = start(Map.of("shares", "data"))) {
      assertThat(nmap(pot, "smb-protocols,smb2-security-mode,smb-security-mode,smb-enum-shares"))
          .contains("NT LM 0.12 (SMBv1)")
          .contains("311")
          .contains("Message signing enabled but not required")
          .contains("authentication_level: user")
          .contains("\\\\127.0.0.1\\data")
          .contains("Path: C:\\srv\\samba\\data")
          .contains("Comment: IPC Service (Samba 4.17.12-Debian)");
    }
  }

  @Test
  void probesOfKnownHolesAreNamed() throws Exception {
    try (PotFixture patched = start(Map.of());
        PotFixture open = start(Map.of("personality", "windows7", "ms17_010", "unpatched"))) {
      assertThat(nmap(patched, "smb-vuln-ms17-010,smb-double-pulsar-backdoor"))
          .doesNotContain("VULNERABLE");
      assertThat(patched.await("smb.exploit.attempt", 2))
          .extracting(event -> event.data().get("name"))
          .containsExactlyInAnyOrder("MS17-010 check", "DoublePulsar ping");
      assertThat(nmap(open, "smb-vuln-ms17-010")).contains("State: VULNERABLE");
      assertThat(open.await("smb.exploit.attempt", 1).getFirst().data())
          .containsEntry("cve", "CVE-2017-0143")
          .containsEntry("threat_technique_id", List.of("T1595.002"));
    }
  }
}
