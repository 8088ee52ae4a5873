package io.honeybee.pot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenSSH client against the pot. */
class OpenSshClientTest {
  // Host keys are made once for all tests: an RSA key takes a second.
  @TempDir static Path keys;
  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new SshPotType(), keys, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private String[] ssh(String password, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sshpass", "-p", password, "ssh", "-F", "none"));
    command.addAll(List.of("-p", String.valueOf(pot.port())));
    // Of an option given twice, ssh takes the first.
    List.of(arguments).stream().filter(a -> a.contains("=")).forEach(a -> command.add("-o" + a));
    command.addAll(
        List.of(
            "-oStrictHostKeyChecking=no",
            "-oUserKnownHostsFile=" + directory.resolve("known_hosts"),
            "-oIdentitiesOnly=yes",
            "-oNumberOfPasswordPrompts=1"));
    List.of(arguments).stream()
        .filter(a -> !a.contains("=") && !a.equals("-o"))
        .forEach(command::add);
    return command.toArray(String[]::new);
  }

  @Test
  void executedCommandsAnswerAndEverythingIsReported() throws Exception {
    RealClient client =
        RealClient.run("", ssh("toor", "root@127.0.0.1", "uname -a; cat /etc/passwd"));

    assertThat(client.output())
        .contains("Linux " + PotFixture.WORLD.hostName() + " ")
        .contains("root:x:0:0:root:/root:/bin/bash");
    assertThat(client.exitCode()).isZero();
    Observation closed = pot.await("ssh.session.closed", 1).getFirst();
    assertThat(closed.data().get("duration")).isInstanceOf(Double.class);
    assertThat((Long) closed.data().get("duration_ms")).isPositive();
    assertThat(pot.seen())
        .extracting(Observation::eventType)
        .containsExactly(
            "ssh.session.connect",
            "ssh.client.version",
            "ssh.login.success",
            "ssh.command.input",
            "ssh.log.closed",
            "ssh.session.closed");
    for (Observation seen : pot.seen()) {
      assertThat(seen.data())
          .containsEntry("session", closed.data().get("session"))
          .containsEntry("src_ip", "127.0.0.1")
          .containsEntry("dst_ip", "127.0.0.1")
          .containsEntry("dst_port", pot.port())
          .containsEntry("protocol", "ssh")
          .containsKey("src_port");
    }
    assertThat(pot.seen("ssh.login.success").getFirst().data())
        .containsEntry("username", "root")
        .containsEntry("password", "toor");
    assertThat(pot.seen("ssh.command.input").getFirst().data())
        .containsEntry("input", "uname -a; cat /etc/passwd");
    Map<String, Object> version = pot.seen("ssh.client.version").getFirst().data();
    assertThat((String) version.get("version")).startsWith("SSH-2.0-OpenSSH");
    assertThat((String) version.get("hassh")).matches("[0-9a-f]{32}");
    assertThat((String) version.get("hasshAlgorithms")).contains(";");
    assertThat(version.get("kexAlgs")).isInstanceOf(List.class);
  }

  @Test
  void exitCodesAndMissingCommandsComeThrough() throws Exception {
    RealClient client = RealClient.run("", ssh("toor", "root@127.0.0.1", "nvidia-smi"));

    assertThat(client.output()).contains("bash: line 1: nvidia-smi: command not found");
    assertThat(client.exitCode()).isEqualTo(127);
    assertThat(pot.await("ssh.command.failed", 1).getFirst().data())
        .containsEntry("input", "nvidia-smi");
    assertThat(RealClient.run("", ssh("toor", "root@127.0.0.1", "exit 42")).exitCode())
        .isEqualTo(42);
  }

  @Test
  void interactiveShellWithTerminalPromptsEchoesAndEnds() throws Exception {
    RealClient client =
        RealClient.run(
            "whoami\nfalze\u007f\u007fse\necho $?\nexit\n", ssh("x", "-tt", "root@127.0.0.1"));

    String prompt = "root@" + PotFixture.WORLD.hostName() + ":~# ";
    assertThat(client.output())
        .contains("permitted by applicable law.")
        .contains(prompt + "whoami\r\nroot\r\n")
        .contains("\r\n1\r\n")
        .contains("logout");
    pot.await("ssh.session.closed", 1);
    assertThat(pot.seen("ssh.command.input"))
        .extracting(o -> o.data().get("input"))
        .containsExactly("whoami", "false", "echo $?", "exit");
  }

  @Test
  void shellWithoutTerminalReadsAScript() throws Exception {
    RealClient client = RealClient.run("id\ncd /tmp && pwd\n", ssh("x", "-T", "root@127.0.0.1"));

    assertThat(client.output()).contains("uid=0(root) gid=0(root) groups=0(root)\n/tmp\n");
    assertThat(pot.await("ssh.command.input", 2)).hasSize(2);
  }

  @Test
  void refusedPasswordsAreReportedByEachMethod() throws Exception {
    RealClient.run(
        "", ssh("secret1", "-o", "PreferredAuthentications=password", "admin@127.0.0.1", "id"));
    RealClient.run(
        "",
        ssh(
            "secret2",
            "-o",
            "PreferredAuthentications=keyboard-interactive",
            "admin@127.0.0.1",
            "id"));

    assertThat(pot.await("ssh.login.failed", 2))
        .extracting(o -> o.data().get("password"))
        .containsExactly("secret1", "secret2");
    assertThat(pot.seen("ssh.login.success")).isEmpty();
  }

  @Test
  void offeredKeysAreReportedOnceAndRefused() throws Exception {
    Path key = directory.resolve("key");
    RealClient.run("", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String fingerprint =
        RealClient.run("", "ssh-keygen", "-l", "-f", key.toString()).output().split(" ", -1)[1];

    RealClient.run(
        "",
        ssh(
            "x",
            "-i",
            key.toString(),
            "-o",
            "PreferredAuthentications=publickey",
            "eve@127.0.0.1"));

    Observation failed = pot.await("ssh.login.failed", 1).getFirst();
    assertThat(failed.data())
        .containsEntry("username", "eve")
        .containsEntry("fingerprint", fingerprint)
        .containsEntry("type", "ssh-ed25519");
    pot.await("ssh.session.closed", 1);
    assertThat(pot.seen("ssh.login.failed")).hasSize(1);
  }

  @Test
  void tunnelsAreReportedAndRefused() throws Exception {
    RealClient client = RealClient.run("", ssh("x", "-W", "198.51.100.7:25", "root@127.0.0.1"));

    assertThat(client.output()).contains("open failed");
    assertThat(pot.await("ssh.direct-tcpip.request", 1).getFirst().data())
        .containsEntry("forward_ip", "198.51.100.7")
        .containsEntry("forward_port", 25L);
  }

  @Test
  void unknownSubsystemsAreReportedAndRefused() throws Exception {
    RealClient client = RealClient.run("", ssh("x", "-s", "root@127.0.0.1", "netconf"));

    assertThat(client.output()).contains("subsystem request failed on channel 0");
    assertThat(client.exitCode()).isNotZero();
    assertThat(pot.await("ssh.subsystem.request", 1).getFirst().data())
        .containsEntry("subsystem", "netconf");
  }

  @Test
  void announcesWhatTheOpenSshOfItsSystemAnnounces() throws Exception {
    String log = RealClient.run("", ssh("x", "-vv", "root@127.0.0.1", "true")).output();

    String banner = PotFixture.WORLD.distribution().sshBanner().substring("SSH-2.0-".length());
    assertThat(log).contains("remote software version " + banner);
    String proposal = log.substring(log.indexOf("peer server KEXINIT proposal"));
    String kex = String.join(",", Personality.of("SSH-2.0-" + banner).kex());
    assertThat(proposal)
        .contains("KEX algorithms: " + kex + ",kex-strict-s-v00@openssh.com")
        .contains("host key algorithms: rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519")
        .contains(
            "ciphers ctos: " + String.join(",", Personality.of("SSH-2.0-" + banner).ciphers()))
        .contains(
            "MACs ctos: umac-64-etm@openssh.com,umac-128-etm@openssh.com,"
                + "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                + "hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,"
                + "hmac-sha2-256,hmac-sha2-512,hmac-sha1\r\n")
        .contains("compression ctos: none,zlib@openssh.com");
    assertThat(log)
        .contains("publickey-hostbound@openssh.com=<0>")
        .contains("server-sig-algs=<ssh-ed25519,sk-ssh-ed25519@openssh.com,")
        .contains("Authentications that can continue: publickey,password,keyboard-interactive");
  }

  /** Each once, several in one connection: a connection takes a fifth of a second. */
  @Test
  void everyAnnouncedAlgorithmWorks() throws Exception {
    Personality personality = Personality.of("SSH-2.0-OpenSSH_9.2p1");
    List<String> kex = new ArrayList<>(personality.kex());
    kex.remove("sntrup761x25519-sha512");
    List<String> macs = personality.macs();
    for (int i = 0; i < Math.max(kex.size(), macs.size()); i++) {
      String exchange = "KexAlgorithms=" + kex.get(i % kex.size());
      String mac = macs.get(i % macs.size());
      // A cipher that authenticates by itself would leave the MAC out.
      assertThat(works("-c", "aes128-ctr", "-m", mac, "-o", exchange)).as(exchange + mac).isTrue();
    }
    List<String> keys = List.of("rsa-sha2-512", "ecdsa-sha2-nistp256", "ssh-ed25519");
    for (int i = 0; i < personality.ciphers().size(); i++) {
      String cipher = personality.ciphers().get(i);
      String key = "HostKeyAlgorithms=" + keys.get(i % keys.size());
      assertThat(works("-C", "-c", cipher, "-o", "UserKnownHostsFile=/dev/null", key))
          .as(cipher + " and compression with " + key)
          .isTrue();
    }
  }

  private boolean works(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("root@127.0.0.1", "echo it-works"));
    return RealClient.run("", ssh("x", arguments.toArray(String[]::new)))
        .output()
        .contains("it-works");
  }

  @Test
  void allHostKeysAreNamedAfterTheLoginAndProven() throws Exception {
    // A client takes new keys only of a server that it knows by one of them.
    RealClient.run("", ssh("x", "root@127.0.0.1", "true"));
    String log =
        RealClient.run("", ssh("x", "UpdateHostKeys=yes", "-vvv", "root@127.0.0.1", "true"))
            .output();

    assertThat(log).contains("rtype hostkeys-00@openssh.com want_reply 0");
    assertThat(Files.readString(directory.resolve("known_hosts")))
        .contains(" ssh-rsa ", " ecdsa-sha2-nistp256 ", " ssh-ed25519 ");
  }

  @Test
  void hostKeysSurviveARestart() throws Exception {
    RealClient.run("", ssh("x", "root@127.0.0.1", "true"));
    pot.pot().stop();
    pot.pot().start();

    String scan =
        RealClient.run(
                "",
                ssh(
                    "x",
                    "StrictHostKeyChecking=yes",
                    "HostKeyAlias=[127.0.0.1]:" + firstPort(),
                    "root@127.0.0.1",
                    "echo same"))
            .output();

    assertThat(scan).contains("same");
  }

  private String firstPort() throws Exception {
    String known = Files.readString(directory.resolve("known_hosts"));
    return known.substring(known.indexOf("]:") + 2, known.indexOf(' '));
  }
}
