package io.honeybee.pot.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real memcstat, memccp and memccat, netcat and nmap, and clients that break the protocol.
 * Needs the Debian packages libmemcached-tools, netcat-openbsd and nmap.
 */
class MemcachedClientTest {
  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new MemcachedPotType(), directory, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private static String servers(PotFixture of) {
    return "--servers=127.0.0.1:" + of.port();
  }

  @Test
  void realClientsReadStatisticsInBothProtocols() throws Exception {
    assertThat(RealClient.run("", "memcstat", servers(pot)).output())
        .contains("version: 1.6.18")
        .contains("limit_maxbytes: 67108864");
    assertThat(RealClient.run("", "memcstat", "--binary", servers(pot)).output())
        .contains("version: 1.6.18");
    assertThat(pot.await("memcached.command.input", 2))
        .extracting(o -> o.data().get("input"))
        .contains("stats");
  }

  @Test
  void realClientStoresAFileThatIsCaptured() throws Exception {
    Path file = directory.resolve("payload.bin");
    Files.writeString(file, "#!/bin/sh\n" + "echo x\n".repeat(1_000));
    for (String protocol : new String[] {"--quiet", "--binary"}) {
      RealClient stored = RealClient.run("", "memccp", protocol, servers(pot), file.toString());
      assertThat(stored.exitCode()).as(stored.output()).isZero();
    }

    assertThat(pot.await("memcached.value.captured", 2))
        .allSatisfy(
            o ->
                assertThat(o.data())
                    .containsEntry("key", "payload.bin")
                    .containsEntry("size", Files.size(file))
                    .containsKey("outfile"));
  }

  @Test
  void netcatSessionIsAnsweredAsMemcachedDoes() throws Exception {
    String script =
        """
        set a 0 0 3
        abc
        get a
        gets a b
        get
        set a
        set a x 0 3
        incr a 1
        incr b 1
        incr a x
        set n 5 0 2
        41
        incr n 1
        decr n 50
        delete a
        delete
        foo
        touch a 0
        add n 0 0 1
        1
        replace z 0 0 1
        1
        cas z 0 0 1 1
        1
        set q 0 0 3
        abcd
        set o 0 0 2 noreply
        hi
        get o
        flush_all
        get o
        verbosity
        version
        quit
        """
            .replace("\n", "\r\n");
    RealClient netcat =
        RealClient.run(script, "nc", "-N", "127.0.0.1", Integer.toString(pot.port()));

    assertThat(netcat.output().replace("\r", ""))
        .isEqualTo(
            """
            STORED
            VALUE a 0 3
            abc
            END
            VALUE a 0 3 6
            abc
            END
            ERROR
            ERROR
            CLIENT_ERROR bad command line format
            CLIENT_ERROR cannot increment or decrement non-numeric value
            NOT_FOUND
            CLIENT_ERROR invalid numeric delta argument
            STORED
            42
            0
            DELETED
            ERROR
            ERROR
            NOT_FOUND
            NOT_STORED
            NOT_STORED
            NOT_FOUND
            CLIENT_ERROR bad data chunk
            ERROR
            VALUE o 0 2
            hi
            END
            OK
            END
            ERROR
            VERSION 1.6.18
            """);
    assertThat(pot.await("memcached.command.input", 20).getFirst().data())
        .containsEntry("input", "set a 0 0 3")
        .containsEntry("data", "abc");
  }

  @Test
  void saslCredentialsAreLogins() throws Exception {
    try (PotFixture locked =
            PotFixture.start(
                new MemcachedPotType(),
                directory,
                Map.of("auth", "sasl", "login", "list:app/right"));
        RawClient client = new RawClient(locked.port())) {
      client.send(request(0x20, "", "")).awaitText("PLAIN");
      client.send(request(0x00, "k", "")).awaitText("Auth failure.");
      client.send(request(0x21, "PLAIN", "\0app\0wrong")).awaitText("Auth failure.");
      client.send(request(0x21, "PLAIN", "\0app\0right")).awaitText("Authenticated");
      client.send(request(0x00, "k", "")).awaitText("Not found");
      assertThat(locked.await("memcached.login.failed", 1).getFirst().data())
          .containsEntry("username", "app")
          .containsEntry("password", "wrong")
          .containsEntry("method", "sasl PLAIN");
      assertThat(locked.await("memcached.login.success", 1).getFirst().data())
          .containsEntry("password", "right");
    }
  }

  private static String request(int opcode, String key, String value) {
    int body = key.length() + value.length();
    return "\u0080"
        + (char) opcode
        + "\0"
        + (char) key.length()
        + "\0\0\0\0\0\0\0"
        + (char) body
        + "\0".repeat(12)
        + key
        + value;
  }

  @Test
  void scannerNamesIt() throws Exception {
    RealClient nmap =
        RealClient.run(
            "",
            "nmap",
            "-Pn",
            "-n",
            "-sV",
            "--script",
            "memcached-info",
            "-p",
            Integer.toString(pot.port()),
            "127.0.0.1");
    assertThat(nmap.output()).contains("Memcached").contains("TCP Port: " + pot.port());
  }

  @ParameterizedTest
  @CsvSource({
    "'set a 0 0 99999999999'",
    "'set a 0 0 -1'",
    "'set a 99999999999 0 1'",
  })
  void impossibleSizesAreRefused(String line) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(line + "\r\n").awaitText("CLIENT_ERROR bad command line format\r\n");
      client.send("version\r\n").awaitText("VERSION 1.6.18\r\n");
    }
  }

  @Test
  void longLinesAndContradictoryHeadersEndTheSession() throws Exception {
    for (String sent :
        new String[] {
          "x".repeat(65_536) + "\r\n",
          "get " + "k ".repeat(40_000) + "\r\n",
          "\u0080\u0001\u00ff\u00ff\u00ff\0\0\0\0\0\0\u0001" + "\0".repeat(12),
        }) {
      try (RawClient client = new RawClient(pot.port())) {
        client.send(sent).awaitEnd();
      }
    }
    pot.await("memcached.session.closed", 3);
  }

  @Test
  void hugeValuesPassThroughWithoutBeingHeld() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("set big 0 0 2000000\r\n");
      String piece = "b".repeat(100_000);
      for (int i = 0; i < 20; i++) {
        client.send(piece);
      }
      client.send("\r\n").awaitText("SERVER_ERROR object too large for cache\r\n");
      client.send("set k\u001b[2J\u00ff<script> 0 0 1\r\nx\r\n").awaitText("STORED\r\n");
    }
    assertThat(pot.await("memcached.value.captured", 1).getFirst().data())
        .containsEntry("size", 2_000_000L);
    assertThat(pot.await("memcached.command.input", 2).get(1).data())
        .containsEntry("input", "set k\u001b[2J\\xff<script> 0 0 1");
  }

  @Test
  void mutatedSessionsHarmNobody() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    String text = "set a 0 0 3\r\nabc\r\nget a\r\nstats items\r\nincr a 1\r\n";
    String binary = request(0x0B, "", "") + request(0x00, "key", "") + request(0x10, "", "");
    for (int i = 0; i < 200; i++) {
      StringBuilder bad = new StringBuilder(i % 2 == 0 ? text : binary);
      for (int j = 0; j < 3; j++) {
        bad.setCharAt(random.nextInt(1, bad.length()), (char) random.nextInt(256));
      }
      try (RawClient client = new RawClient(pot.port())) {
        client.send(bad.toString());
      }
    }
    pot.await("memcached.session.closed", 200);
    try (RawClient client = new RawClient(pot.port())) {
      client.send("version\r\n").awaitText("VERSION 1.6.18\r\n");
    }
  }
}
