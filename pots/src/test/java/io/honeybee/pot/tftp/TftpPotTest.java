package io.honeybee.pot.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawUdpClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TftpPotTest {
  private static final TftpPotType TYPE = new TftpPotType();

  @TempDir Path directory;

  @Test
  void tftpUploadsAFileThatIsCaptured() throws Exception {
    byte[] content = new byte[5_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(directory.resolve("bot.mips"), content);
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      RealClient client = tftp(pot, "-c", "put", file.toString(), "../bot.mips");
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(pot.await("tftp.request", 1).getFirst().data())
          .containsEntry("operation", "write")
          .containsEntry("filename", "../bot.mips")
          .containsEntry("mode", "octet");
      Observation upload = pot.await("tftp.session.file_upload", 1).getFirst();
      assertThat(upload.data())
          .containsEntry("filename", "../bot.mips")
          .containsEntry("size", 5_000L)
          .containsEntry("threat_technique_id", List.of("T1105"))
          .doesNotContainKey("truncated");
      assertThat(upload.data().get("session"))
          .isEqualTo(pot.seen("tftp.request").getFirst().data().get("session"));
      assertThat(directory.resolve(String.valueOf(upload.data().get("outfile"))))
          .hasBinaryContent(content);
    }
  }

  @Test
  void tftpFindsNoFileToRead() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      Path wanted = directory.resolve("got");
      RealClient client = tftp(pot, "-c", "get", "running-config", wanted.toString());
      assertThat(client.output()).contains("Error code 1: File not found");
      assertThat(pot.await("tftp.request", 1).getFirst().data())
          .containsEntry("operation", "read")
          .containsEntry("filename", "running-config");
    }
  }

  private static RealClient tftp(PotFixture pot, String... arguments) throws Exception {
    assertThat(Path.of("/usr/bin/tftp")).as("apt-get install tftp-hpa").exists();
    String[] command = {"tftp", "-m", "octet", "127.0.0.1", Integer.toString(pot.port())};
    String[] all = Arrays.copyOf(command, command.length + arguments.length);
    System.arraycopy(arguments, 0, all, command.length, arguments.length);
    return RealClient.run("", all);
  }

  @Test
  void optionsAreGrantedInNoMoreBytesThanWereAsked() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      byte[] answer = client.ask(bytes("\0\2a\0octet\0blksize\0009999\0tsize\00010\0unknown\0x\0"));
      assertThat(new String(answer, ISO_8859_1)).isEqualTo("\0\6blksize\0001428\0tsize\00010\0");
      assertThat(client.ask(bytes("\0\3\0\1" + "x".repeat(1_428)))).containsExactly(0, 4, 0, 1);
      assertThat(client.ask(bytes("\0\3\0\2end"))).containsExactly(0, 4, 0, 2);
      assertThat(pot.await("tftp.session.file_upload", 1).getFirst().data())
          .containsEntry("size", 1_431L);
      assertThat(pot.seen("tftp.request").getFirst().data().get("options"))
          .isEqualTo(List.of("blksize=9999", "tsize=10", "unknown=x"));
    }
  }

  @Test
  void aBlockThatComesTwiceIsTakenOnce() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      client.ask(bytes("\0\2a\0octet\0"));
      byte[] block = bytes("\0\3\0\1" + "x".repeat(512));
      assertThat(client.ask(block)).containsExactly(0, 4, 0, 1);
      assertThat(client.ask(block)).containsExactly(0, 4, 0, 1);
      client.ask(bytes("\0\3\0\2"));
      assertThat(pot.await("tftp.session.file_upload", 1).getFirst().data())
          .containsEntry("size", 512L);
    }
  }

  @Test
  void anUploadThatIsBrokenOffIsKeptAsFarAsItCame() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      client.ask(bytes("\0\2a\0octet\0"));
      client.ask(bytes("\0\3\0\1" + "x".repeat(512)));
      client.send(bytes("\0\5\0\0gone\0"));
      assertThat(pot.await("tftp.session.file_upload", 1).getFirst().data())
          .containsEntry("size", 512L)
          .containsEntry("truncated", true);
      assertThat(pot.pot().openSessions()).isZero();
    }
  }

  @Test
  void uploadsOfOneSourceAreBounded() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      for (int i = 0; i < 20; i++) {
        try (RawUdpClient client = new RawUdpClient(pot.port())) {
          client.send(bytes("\0\2f" + i + "\0octet\0"));
        }
      }
      pot.await("tftp.request", 20);
      assertThat(pot.pot().openSessions()).isEqualTo(5);
    }
  }

  @Test
  void hostilePacketsAreAnsweredShortOrNotAtAll() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of("events_per_minute", "50"));
        RawUdpClient client = new RawUdpClient(pot.port())) {
      Random random = new Random(7);
      byte[] good = bytes("\0\1\u001b[2J<script>\u00ff\0octet\0blksize\0008\0");
      for (int i = 0; i < 2_000; i++) {
        byte[] packet = Arrays.copyOf(good, random.nextInt(good.length + 1));
        if (packet.length > 2 && random.nextBoolean()) {
          packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        client.send(packet);
      }
      client.send(bytes("\0\1" + "a".repeat(60_000)));
      client.send(new byte[0]);
      // Each of its answers is checked for its length by the server; that it still answers is here.
      try (RawUdpClient other = new RawUdpClient(pot.port())) {
        pot.awaitThat(
            () -> {
              try {
                other.send(bytes("\0\1some-file-name\0octet\0"));
                Thread.sleep(50);
                return other.poll().isPresent();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            "an answer to another client");
      }
      assertThat(pot.seen("tftp.request").size()).isLessThanOrEqualTo(50);
    }
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(ISO_8859_1);
  }
}
