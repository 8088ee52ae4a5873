package io.honeybee.pot.smb;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that mean harm. */
class HostileSmbClientTest {
  private static final int BROKEN_FORMS = 400;
  private static final String OLD = "--option=client min protocol=NT1";

  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new SmbPotType(), directory, options);
  }

  private static void serves(PotFixture pot) throws Exception {
    assertThat(
            RealClient.run(
                    "",
                    "smbclient",
                    "-N",
                    "-p",
                    Integer.toString(pot.port()),
                    "//127.0.0.1/data",
                    "-c",
                    "ls")
                .output())
        .contains("phone list.txt");
  }

  @Test
  void brokenFormsOfGoodSessionsHarmNobody() throws Exception {
    Path sent = Files.writeString(directory.resolve("sent"), "x".repeat(3000));
    try (PotFixture pot = start(Map.of("shares", "data"));
        BrokenSessions broken = new BrokenSessions()) {
      String work = "put " + sent + " a; get a /dev/null; ls; mkdir b; rename a c; del c";
      String disk = "//127.0.0.1/data";
      int port = pot.port();
      List<RecordedSession> sessions =
          List.of(
              RecordedSession.of(port, "smbclient", "-N", disk, "-c", work),
              RecordedSession.of(port, "smbclient", "-N", "-L", "//127.0.0.1"),
              RecordedSession.of(port, "smbclient", "-N", "-m", "NT1", OLD, disk, "-c", work));
      Random random = new Random(1);
      for (RecordedSession session : sessions) {
        assertThat(session.size()).isGreaterThan(6);
        for (int i = 0; i < BROKEN_FORMS; i++) {
          session.replayBroken(port, i % session.size(), random);
        }
      }
      serves(pot);
      assertThat(broken.complaints()).isEmpty();
      // Sessions that were broken late had come far enough to leave a file.
      assertThat(pot.seen("smb.session.file_upload")).hasSizeGreaterThan(BROKEN_FORMS / 4);
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "all sessions to end");
    }
  }

  @Test
  void hugeAnnouncementsCostNothing() throws Exception {
    try (PotFixture pot = start(Map.of("shares", "data"));
        BrokenSessions broken = new BrokenSessions()) {
      for (String start :
          List.of("\0\u00ff\u00ff\u00ff", "\u0081\1\u00ff\u00ff", "GET / HTTP/1.0")) {
        try (RawClient client = new RawClient(pot.port())) {
          client.send(start).awaitEnd();
          assertThat(client.received()).isEmpty();
        }
      }
      serves(pot);
      assertThat(broken.complaints()).isEmpty();
    }
  }

  @Test
  void aNetBiosCallIsAcceptedBeforeTheNegotiation() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send("\u0081\0\0\4abcd").awaitText("\u0082\0\0\0");
      client.send(message(negotiation("SMB 2.002", "SMB 2.???"))).awaitText("\u00feSMB");
      assertThat(pot.await("smb.client.version", 1).getFirst().data())
          .containsEntry("dialects", List.of("SMB 2.002", "SMB 2.???"));
    }
  }

  @Test
  void attackersNamesArriveAsTheyAre() throws Exception {
    String name = "<script>\u001b[31m\n" + "A".repeat(3000);
    try (PotFixture pot = start(Map.of())) {
      RealClient.run(
          "",
          "smbclient",
          "-p",
          Integer.toString(pot.port()),
          "-U",
          name + "%x",
          "-L",
          "//127.0.0.1");
      Map<String, Object> login = pot.await("smb.login.failed", 1).getFirst().data();
      assertThat((String) login.get("username")).startsWith("<script>\u001b[31m\nAAAA");
      assertThat(login).containsEntry("truncated", true);
    }
  }

  @Test
  void eternalBlueIsNamedAndAnsweredAsAnUnpatchedMachineDoes() throws Exception {
    try (PotFixture pot = start(Map.of("personality", "windows7", "ms17_010", "unpatched"));
        RawClient client = new RawClient(pot.port())) {
      client.send(message(negotiation("NT LM 0.12"))).awaitText("\u00ffSMBr");
      String empty = "ff00000000ff0100010000000000" + "0000000000000000" + "54000000";
      client.send(message(one(0x73, 0, 0, empty, "00000000"))).awaitText("\u00ffSMBs");
      String head = client.take(27);
      int user = head.charAt(23) | head.charAt(24) << 8;
      // 66,512 bytes of data announced, as the exploit does.
      String words = "01" + "0000" + "1e000000" + "d0030100" + "0".repeat(48) + "00" + "0000";
      client.send(message(one(0xA0, user, 0, words, "00"))).awaitText("\u00ffSMB\u00a0\0\0\0\0");
      assertThat(pot.await("smb.exploit.attempt", 1).getFirst().data())
          .containsEntry("name", "EternalBlue")
          .containsEntry("cve", "CVE-2017-0144")
          .containsEntry("threat_technique_id", List.of("T1210"));
    }
  }

  private static byte[] negotiation(String... dialects) {
    StringBuilder data = new StringBuilder();
    for (String dialect : dialects) {
      data.append('\2').append(dialect).append('\0');
    }
    String hex = HexFormat.of().formatHex(data.toString().getBytes(StandardCharsets.US_ASCII));
    return one(Smb1Server.NEGOTIATE, 0, 0, "", hex);
  }

  /** A request of SMB 1 without extended security. */
  private static byte[] one(int command, int user, int tree, String words, String data) {
    HexFormat hex = HexFormat.of();
    return new WireWriter()
        .bytes(Smb1Request.MARK)
        .u8(command)
        .zeros(4)
        .u8(0x18)
        .u16(0x4001)
        .zeros(12)
        .u16(tree)
        .u16(1)
        .u16(user)
        .u16(1)
        .u8(words.length() / 4)
        .bytes(hex.parseHex(words))
        .u16(data.length() / 2)
        .bytes(hex.parseHex(data))
        .toBytes();
  }

  private static String message(byte[] request) {
    byte[] framed =
        new WireWriter().u16(0).u8(request.length >> 8).u8(request.length).bytes(request).toBytes();
    return new String(framed, StandardCharsets.ISO_8859_1);
  }
}
