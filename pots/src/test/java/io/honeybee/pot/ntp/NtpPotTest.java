package io.honeybee.pot.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawUdpClient;
import io.honeybee.pot.RealClient;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NtpPotTest {
  private static final NtpPotType TYPE = new NtpPotType();

  @TempDir Path directory;

  @Test
  void ntpdateReadsTheTime() throws Exception {
    Path ntpdig = Path.of("/usr/bin/ntpdig");
    assertThat(ntpdig).as("ntpdate's own program; apt-get install ntpsec-ntpdate").exists();
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      // It knows no port but 123, so the test runs it with another number there.
      Path script = directory.resolve("ntpdig");
      Files.writeString(script, Files.readString(ntpdig).replace("port=123", "port=" + pot.port()));
      RealClient client =
          RealClient.run("", "/usr/bin/python3", script.toString(), "-t", "10", "127.0.0.1");
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output()).contains("127.0.0.1 s3 no-leap");
      assertThat(pot.await("ntp.request", 1).getFirst().data())
          .containsEntry("mode", 3)
          .containsEntry("size", 48)
          .containsEntry("src_ip", "127.0.0.1");
    }
  }

  @Test
  void theAnswerIsThatOfAServerInStep() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of("stratum", "2"));
        RawUdpClient client = new RawUdpClient(pot.port())) {
      byte[] request = new byte[48];
      request[0] = 0x23;
      request[2] = 6;
      ByteBuffer.wrap(request).putLong(40, 0x1234_5678_9ABC_DEF0L);
      ByteBuffer answer = ByteBuffer.wrap(client.ask(request));
      assertThat(answer.get()).isEqualTo((byte) 0x24);
      assertThat(answer.get()).isEqualTo((byte) 2);
      assertThat(answer.get()).isEqualTo((byte) 6);
      assertThat(answer.getLong(24)).isEqualTo(0x1234_5678_9ABC_DEF0L);
      long now = ServerClock.timestamp(Instant.now());
      for (int at : List.of(32, 40)) {
        assertThat((now >>> 32) - (answer.getLong(at) >>> 32)).isBetween(0L, 30L);
      }
      assertThat((now >>> 32) - (answer.getLong(16) >>> 32)).isBetween(0L, 1_100L);
    }
  }

  @Test
  void monlistIsLoggedAndNotAnswered() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      byte[] monlist = new byte[192];
      monlist[0] = 0x17;
      monlist[2] = 3;
      monlist[3] = 42;
      client.send(monlist);
      client.send(new byte[] {0x16, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
      List<Observation> seen = pot.await("ntp.request", 2);
      assertThat(seen.get(0).data())
          .containsEntry("mode", 7)
          .containsEntry("operation", "monlist-1")
          .doesNotContainKey("threat_technique_id");
      assertThat(seen.get(1).data()).containsEntry("mode", 6).containsEntry("operation", "readvar");
      assertThat(client.poll()).isEmpty();
      for (int i = 0; i < 10; i++) {
        client.send(monlist);
      }
      assertThat(pot.await("ntp.request", 12).getLast().data())
          .containsEntry("threat_technique_id", List.of("T1498.002"));
    }
  }

  @Test
  void serversAnswersAndBrokenPacketsGetNoAnswer() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      int sent = 0;
      for (int first = 0; first < 256; first++) {
        if ((first & 7) != 3) {
          byte[] packet = new byte[1 + first % 60];
          Arrays.fill(packet, (byte) first);
          client.send(packet);
          sent++;
        }
      }
      client.send(new byte[] {0x23});
      pot.await("ntp.request", sent + 1);
      assertThat(client.poll()).isEmpty();
      byte[] request = new byte[48];
      request[0] = 0x1B;
      assertThat(client.ask(request)[0]).isEqualTo((byte) 0x1C);
    }
  }

  @Test
  void aFloodIsSummedUp() throws Exception {
    Map<String, String> options =
        Map.of("events_per_minute", "20", "events_per_minute_per_source", "10");
    PotFixture pot = PotFixture.start(TYPE, directory, options);
    try (RawUdpClient client = new RawUdpClient(pot.port())) {
      byte[] request = new byte[48];
      request[0] = 0x1B;
      for (int i = 0; i < 100; i++) {
        client.send(request);
      }
      // The last of them was taken once its successor of another kind is.
      pot.await("ntp.request", 10);
    }
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    pot.close();
    assertThat(Instant.now()).isBefore(deadline);
    assertThat(pot.seen("ntp.request")).hasSize(10);
    Observation flood = pot.await("ntp.flood", 1).getFirst();
    assertThat((Long) flood.data().get("requests")).isBetween(1L, 90L);
    assertThat(flood.data()).containsEntry("sources", 1L);
  }
}
