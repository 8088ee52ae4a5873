package io.honeybee.pot.snmp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawUdpClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnmpPotTest {
  private static final SnmpPotType TYPE = new SnmpPotType();

  /** What nmap sends to tell a version: sysName, with lengths in a form that leaves room. */
  private static final byte[] NMAP_PROBE =
      HexFormat.of()
          .parseHex(
              "3082002f020100040670"
                  + "75626c6963a082002002044c33a75602010002010030820010"
                  + "3082000c06082b060102010105000500");

  @TempDir Path directory;

  @Test
  void snmpgetWithTheRightCommunityIsAnswered() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      RealClient client = snmp(pot, "snmpget", "-v2c", "-c", "public", "1.3.6.1.2.1.25.1.1.0");
      assertThat(client.output()).contains("No Such Object available on this agent");
      assertThat(pot.await("snmp.request", 1).getFirst().data())
          .containsEntry("version", "2c")
          .containsEntry("community", "public")
          .containsEntry("accepted", true)
          .containsEntry("operation", "get")
          .containsEntry("oids", List.of("1.3.6.1.2.1.25.1.1.0"));
      // Its description is longer than the question.
      assertThat(snmp(pot, "snmpget", "-v1", "-c", "public", "1.3.6.1.2.1.1.1.0").output())
          .contains("(tooBig)");
    }
  }

  @Test
  void snmpgetWithAnotherCommunityHearsNothing() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      RealClient client = snmp(pot, "snmpget", "-v1", "-c", "s3cret", "1.3.6.1.2.1.1.1.0");
      assertThat(client.output()).contains("Timeout: No Response");
      assertThat(pot.await("snmp.request", 1).getFirst().data())
          .containsEntry("community", "s3cret")
          .containsEntry("accepted", false)
          .containsEntry("version", "1");
    }
  }

  @Test
  void snmpsetIsRefusedAndItsValueLogged() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of("communities", "private"))) {
      RealClient client =
          snmp(pot, "snmpset", "-v2c", "-c", "private", "1.3.6.1.2.1.1.5.0", "s", "owned");
      assertThat(client.output()).contains("notWritable");
      assertThat(pot.await("snmp.request", 1).getFirst().data())
          .containsEntry("operation", "set")
          .containsEntry("values", List.of("owned"));
    }
  }

  @Test
  void theUserOfVersionThreeIsLogged() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      String[] who = {"-v3", "-u", "admin", "-l", "noAuthNoPriv", "-e", "0x8000000001020304"};
      String[] all = Arrays.copyOf(who, who.length + 1);
      all[who.length] = "1.3.6.1.2.1.1.1.0";
      snmp(pot, "snmpget", all);
      assertThat(pot.await("snmp.request", 1).getLast().data())
          .containsEntry("version", "3")
          .containsEntry("encrypted", false);
      assertThat(pot.seen("snmp.request"))
          .anySatisfy(o -> assertThat(o.data()).containsEntry("username", "admin"));
    }
  }

  @Test
  void nmapsProbeGetsTheMachinesName() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      String answer = new String(client.ask(NMAP_PROBE), ISO_8859_1);
      assertThat(answer)
          .containsPattern("(?s)^0.*\\x02\\x01\\x00\\x04\\x06public\\xa2")
          .endsWith(
              PotFixture.WORLD.hostName().length() <= 8 ? PotFixture.WORLD.hostName() : "\5\0");
    }
  }

  @Test
  void numbersAndNamesAreWrittenAsTheyAreRead() throws Exception {
    for (long number :
        new long[] {0, 1, 127, 128, 255, 256, 65_535, 1L << 31, -1, -129, 1L << 40}) {
      byte[] element = BerOutput.number(BerInput.INTEGER, number);
      assertThat(new BerInput(element).integer()).isEqualTo(number);
    }
    for (String name : List.of("1.3.6.1.2.1.1.1.0", "0.0", "2.999.3", "1.3.4294967295.128.127")) {
      assertThat(new BerInput(ObjectName.encode(name)).oid()).isEqualTo(name);
    }
    byte[] longText = BerOutput.element(BerInput.OCTETS, new byte[300]);
    assertThat(new BerInput(longText).octets()).hasSize(300);
    assertThat(new BerInput(BerOutput.element(BerInput.OCTETS, new byte[200])).octets())
        .hasSize(200);
  }

  @Test
  void walkingAsksForOneNameAfterTheOther() {
    SystemGroup system = new SystemGroup(PotFixture.WORLD, "d", "c", "l");
    assertThat(system.next("1.3.6.1.2.1")).hasValue("1.3.6.1.2.1.1.1.0");
    assertThat(system.next("1.3.6.1.2.1.1.1.0")).hasValue("1.3.6.1.2.1.1.2.0");
    assertThat(system.next("1.3.6.1.2.1.1.7.0")).isEmpty();
    assertThat(system.next("1.3.6.1.2.1.2")).isEmpty();
  }

  @Test
  void hostileMessagesEndInAnEventAndNothingElse() throws Exception {
    Map<String, String> options =
        Map.of("events_per_minute", "100000", "events_per_minute_per_source", "100000");
    try (PotFixture pot = PotFixture.start(TYPE, directory, options);
        RawUdpClient client = new RawUdpClient(pot.port())) {
      Random random = new Random(3);
      List<byte[]> hostile =
          List.of(
              HexFormat.of().parseHex("3084ffffffff0201"),
              HexFormat.of().parseHex("30820fff020100"),
              HexFormat.of().parseHex("3080020100040670"),
              HexFormat.of().parseHex("30".repeat(2_000)),
              new byte[4_096],
              "\u001b[2J<script>alert(1)</script>\u00ff".getBytes(ISO_8859_1));
      for (byte[] packet : hostile) {
        client.send(packet);
      }
      for (int i = 0; i < 200; i++) {
        byte[] packet = NMAP_PROBE.clone();
        for (int n = 0; n < 3; n++) {
          packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        client.send(packet);
      }
      pot.await("snmp.request", hostile.size() + 200);
      try (RawUdpClient other = new RawUdpClient(pot.port())) {
        pot.awaitThat(() -> answers(other), "an answer to another client");
      }
    }
  }

  private static boolean answers(RawUdpClient client) {
    try {
      client.send(NMAP_PROBE);
      Thread.sleep(20);
      return client.poll().isPresent();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static RealClient snmp(PotFixture pot, String program, String... arguments)
      throws Exception {
    assertThat(Path.of("/usr/bin", program)).as("apt-get install snmp").exists();
    int options = 0;
    while (options < arguments.length && !arguments[options].startsWith("1.")) {
      options++;
    }
    List<String> all = new ArrayList<>(List.of(program, "-On", "-t", "1", "-r", "0"));
    all.addAll(List.of(arguments).subList(0, options));
    all.add("127.0.0.1:" + pot.port());
    all.addAll(List.of(arguments).subList(options, arguments.length));
    return RealClient.run("", all.toArray(String[]::new));
  }
}
