package io.honeybee.pot.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.mail.HostileBytes;
import io.honeybee.personality.Replies;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ftp, lftp, curl, and clients that do not play by the rules. */
class FtpClientTest {
  private static final Map<String, String> TOM = Map.of("login", "list:tom/secret");

  @TempDir Path directory;
  private Path local;

  @BeforeEach
  void write() throws Exception {
    local = Files.writeString(directory.resolve("drop.bin"), "MZ\u0000 payload\r\n");
  }

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new FtpPotType(), directory, options);
  }

  private static String url(PotFixture pot, String path) {
    return "ftp://127.0.0.1:" + pot.port() + path;
  }

  @Test
  void curlListsFetchesAndUploadsInBothPassiveModes() throws Exception {
    try (PotFixture pot = start(TOM)) {
      for (String mode : new String[] {"--ftp-pasv", "--disable-epsv"}) {
        RealClient list = RealClient.run("", "curl", "-sS", mode, url(pot, "/pub/"));
        assertThat(list.output()).contains("backup.sql").contains("-rw-r--r--    1 0        0  ");
        assertThat(RealClient.run("", "curl", "-sS", mode, url(pot, "/pub/backup.sql")).output())
            .contains("CREATE TABLE");
      }
      RealClient upload =
          RealClient.run(
              "", "curl", "-sS", "-T", local.toString(), "-u", "tom:secret", url(pot, "/up.bin"));
      assertThat(upload.exitCode()).as(upload.output()).isZero();
      Map<String, Object> event = pot.await("ftp.session.file_upload", 1).getFirst().data();
      assertThat(event)
          .containsEntry("filename", "up.bin")
          .containsEntry("destfile", "/home/tom/up.bin")
          .containsEntry("size", Files.size(local));
      assertThat(directory.resolve((String) event.get("outfile"))).hasSameBinaryContentAs(local);
      assertThat(pot.seen("ftp.login.success").getLast().data())
          .containsEntry("username", "tom")
          .containsEntry("password", "secret");
      assertThat(pot.seen("ftp.file.retrieved").getFirst().data())
          .containsEntry("filename", "backup.sql");
    }
  }

  @Test
  void curlUploadsWithTlsOnBothConnections() throws Exception {
    try (PotFixture pot = start(TOM)) {
      RealClient upload =
          RealClient.run(
              "",
              "curl",
              "-sSv",
              "-k",
              "--ssl-reqd",
              "-T",
              local.toString(),
              "-u",
              "tom:secret",
              url(pot, "/tls.bin"));
      assertThat(upload.exitCode()).as(upload.output()).isZero();
      assertThat(upload.output()).contains("PROT now Private");
      assertThat(pot.await("ftp.session.file_upload", 1).getFirst().data())
          .containsEntry("size", Files.size(local));
      assertThat(pot.seen("ftp.client.tls")).hasSize(1);
    }
  }

  @Test
  void theFtpProgramSeesWhatItUploadedInItsOwnSession() throws Exception {
    try (PotFixture pot = start(TOM)) {
      RealClient client =
          RealClient.run(
              "user tom wrong\nuser tom secret\nbinary\npwd\nmkdir d\ncd d\nput "
                  + local
                  + " x.bin\nls\nrename x.bin y.bin\nsize y.bin\nget y.bin "
                  + directory.resolve("back.bin")
                  + "\ndelete y.bin\nbye\n",
              "ftp",
              "-n",
              "-v",
              "-p",
              "127.0.0.1",
              Integer.toString(pot.port()));
      assertThat(client.output())
          .contains("220 (vsFTPd 3.0.3)")
          .contains("530 Login incorrect.")
          .contains("230 Login successful.")
          .contains("Remote directory: /home/tom")
          .contains("257 \"/home/tom/d\" created")
          .contains("x.bin")
          .contains("226 Directory send OK.")
          .contains("250 Rename successful.")
          .contains("250 Delete operation successful.")
          .contains("221 Goodbye.");
      assertThat(directory.resolve("back.bin")).hasSameBinaryContentAs(local);
    }
  }

  @Test
  void lftpMirrorsFromProftpd() throws Exception {
    try (PotFixture pot = start(Map.of("personality", "proftpd"))) {
      RealClient client =
          RealClient.run(
              "",
              "lftp",
              "-e",
              "set ssl:verify-certificate no; cls -l pub; mirror pub "
                  + directory.resolve("copy")
                  + "; bye",
              "-u",
              "anonymous,me@example.net",
              url(pot, ""));
      assertThat(client.output()).contains("backup.sql");
      assertThat(directory.resolve("copy/backup.sql")).content().contains("CREATE TABLE");
      assertThat(pot.seen("ftp.login.success").getFirst().data())
          .containsEntry("username", "anonymous")
          .containsEntry("password", "me@example.net");
    }
  }

  @Test
  void activeTransfersAreLoggedAndNeverMade() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("220 ").send("USER ftp\r\nPASS x\r\n").awaitText("230 ");
      client.send("PORT 192,0,2,1,0,25\r\n").awaitText("550 Permission denied.");
      client.send("EPRT |1|127.0.0.1|2000|\r\nLIST\r\n").awaitText("425 Use PORT or PASV first.");
      assertThat(pot.await("ftp.port.request", 2))
          .extracting(o -> o.data().get("target"))
          .containsExactly("192,0,2,1,0,25", "|1|127.0.0.1|2000|");
    }
  }

  @Test
  void aStrangerAtTheDataPortGetsNothing() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("220 ").send("USER ftp\r\nPASS x\r\n").awaitText("230 ");
      client.send("EPSV\r\n").awaitText("(|||").awaitText("|)");
      int port =
          Integer.parseInt(client.received().replaceAll("(?s).*\\|\\|\\|([0-9]+)\\|.*", "$1"));
      client.send("LIST pub\r\n");
      InetAddress here = InetAddress.getLoopbackAddress();
      try (Socket stranger = new Socket(here, port, InetAddress.ofLiteral("127.0.0.2"), 0)) {
        assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
      }
      try (Socket data = new Socket(here, port)) {
        assertThat(new String(data.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .contains("backup.sql");
      }
      client.awaitText("226 ");
      assertThat(pot.await("ftp.data.refused", 1).getFirst().data())
          .containsEntry("peer_ip", "127.0.0.2");
    }
  }

  @Test
  void theFolderOfAnonymousClientsCannotBeLeftOrFilled() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(
              HostileBytes.exchange(
                  pot.port(),
                  HostileBytes.lines(
                      "USER anonymous",
                      "PASS x",
                      "CWD ../../../etc",
                      "SIZE /etc/passwd",
                      "MKD x",
                      "CWD /pub/..",
                      "PWD",
                      "CWD pub",
                      "MKD a\"b",
                      "RNFR a\"b",
                      "RNTO ../c",
                      "QUIT")))
          .containsSubsequence(
              "230 Login successful.",
              "550 Failed to change directory.",
              "550 Could not get file size.",
              "550 Create directory operation failed.",
              "257 \"/\" is the current directory",
              "257 \"/pub/a\"\"b\" created");
    }
  }

  @Test
  void aStopOfThePotEndsWaitingAtTheDataPort() throws Exception {
    PotFixture pot = start(Map.of());
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("220 ").send("USER ftp\r\nPASS x\r\nPASV\r\nLIST\r\n").awaitText("227 ");
      long before = System.nanoTime();
      pot.close();
      client.awaitEnd();
      assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
    }
  }

  @Test
  void dataPortsComeFromTheConfiguredRange() throws Exception {
    assertThatThrownBy(() -> start(Map.of("passive_ports", "80-90")))
        .isInstanceOf(InvalidOptionException.class);
    try (PotFixture pot = start(Map.of("passive_ports", "40100-40131"));
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("220 ").send("USER ftp\r\nPASS x\r\nPASV\r\n").awaitText("(127,0,0,1,156,");
    }
  }

  @Test
  void withoutTlsItIsNotKnown() throws Exception {
    try (PotFixture pot = start(Map.of("tls", "off"))) {
      assertThat(HostileBytes.exchange(pot.port(), "AUTH TLS\r\nFEAT\r\nQUIT\r\n"))
          .contains("530 Please login with USER and PASS.")
          .doesNotContain("AUTH TLS");
    }
  }

  /** A wrong word in the data of a product would otherwise show only when an attacker comes. */
  @Test
  void bothProductsHaveWordsForTheSameSituations() throws Exception {
    Map<String, String> facts = Map.of();
    Replies vsftpd = Replies.of(FtpServer.class, "vsftpd", facts);
    Replies proftpd = Replies.of(FtpServer.class, "proftpd", facts);
    assertThat(proftpd.situations()).containsAll(vsftpd.situations());
  }

  @Test
  void hostileBytesHurtNobody() throws Exception {
    for (String personality : new String[] {"vsftpd", "proftpd"}) {
      try (PotFixture pot = start(Map.of("personality", personality, "login", "any"))) {
        HostileBytes.bear(
            pot,
            HostileBytes.lines(
                "FEAT",
                "HOST x",
                "USER root",
                "PASS b",
                "SYST",
                "PWD",
                "CWD /tmp",
                "MKD a",
                "RNFR a",
                "RNTO b",
                "SIZE /etc/passwd",
                "MDTM /etc",
                "STAT /etc/*",
                "REST 10",
                "TYPE I",
                "MLST /etc",
                "SITE CHMOD 755 b",
                "EPSV",
                "PORT 1,2,3,4,5,6",
                "OPTS UTF8 ON",
                "ABOR",
                "RMD b",
                "QUIT"));
        try (RawClient slow = new RawClient(pot.port());
            RawClient other = new RawClient(pot.port())) {
          slow.awaitText("220 ").send("US");
          other.awaitText("220 ").send("QUIT\r\n").awaitText("221 ").awaitEnd();
        }
      }
    }
  }
}
