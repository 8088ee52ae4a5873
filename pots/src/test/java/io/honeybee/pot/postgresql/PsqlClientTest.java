package io.honeybee.pot.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real psql and nmap. */
class PsqlClientTest {
  private static final String LISTINGS =
      """
      \\l
      \\dt
      \\du
      \\conninfo
      """;

  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new PostgresPotType(), directory, options);
  }

  private static RealClient psql(PotFixture pot, String password, String more, String sql)
      throws Exception {
    return RealClient.run(
        sql,
        "psql",
        "-X",
        "-A",
        "host=127.0.0.1 port=%d user=postgres dbname=postgres password=%s %s"
            .formatted(pot.port(), password, more));
  }

  @Test
  void passwordComesInClearAndWrongOnesAreRefusedAsPostgresDoes() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:postgres/hunter2"))) {
      assertThat(psql(pot, "guess", "sslmode=prefer", "").output())
          .contains("FATAL:  password authentication failed for user \"postgres\"");
      Map<String, Object> data = pot.await("postgresql.login.failed", 1).getFirst().data();
      assertThat(data)
          .containsEntry("username", "postgres")
          .containsEntry("password", "guess")
          .containsEntry("method", "password")
          .containsEntry("database", "postgres")
          .containsEntry("application_name", "psql");
      assertThat(pot.seen("postgresql.client.tls")).isNotEmpty();
    }
  }

  @Test
  void intrudersFindAServerOfItsVersion() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any", "databases", "odoo"))) {
      String sql =
          """
          select version();
          show server_version;
          select current_user, 1 as one;
          select datname from pg_database;
          selec 1;
          select nosuch;
          DROP TABLE IF EXISTS cmd_exec;
          CREATE TABLE cmd_exec(cmd_output text);
          COPY cmd_exec FROM PROGRAM 'id';
          SELECT * FROM cmd_exec;
          begin;
          select * from t;
          select 1;
          rollback;
          """;
      RealClient client = psql(pot, "x", "sslmode=disable", sql);
      assertThat(client.output())
          .contains(
              "PostgreSQL 15.20 (Debian 15.20-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc"
                  + " (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit")
          .contains("current_user|one\npostgres|1\n(1 row)")
          .contains("template0\nodoo\n(4 rows)")
          .contains("ERROR:  syntax error at or near \"selec\"\nLINE 1: selec 1;\n        ^")
          .contains("ERROR:  column \"nosuch\" does not exist")
          .contains("NOTICE:  table \"cmd_exec\" does not exist, skipping")
          .contains("COPY 0")
          .contains("ERROR:  relation \"t\" does not exist")
          .contains("ERROR:  current transaction is aborted")
          .contains("ROLLBACK");
      Observation program =
          pot.seen("postgresql.command.input").stream()
              .filter(o -> String.valueOf(o.data().get("input")).startsWith("COPY"))
              .findFirst()
              .orElseThrow();
      assertThat(String.valueOf(program.data().get("threat_technique_id"))).isEqualTo("[T1059]");
    }
  }

  @Test
  void listingsOfPsqlEnd() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any", "databases", "odoo"))) {
      assertThat(psql(pot, "x", "sslmode=disable", LISTINGS).output())
          .contains("odoo", "Did not find any relations.")
          .contains("You are connected to database \"postgres\" as user \"postgres\"");
    }
  }

  @Test
  void md5AnswersAreHashesForCrackers() throws Exception {
    try (PotFixture pot = start(Map.of("auth_method", "md5", "login", "list:postgres/hunter2"))) {
      assertThat(psql(pot, "hunter2", "", "select 'in';").output()).contains("in");
      assertThat(psql(pot, "guess", "", "").output()).contains("password authentication failed");
      String hash =
          String.valueOf(pot.await("postgresql.login.failed", 1).getFirst().data().get("hash"));
      String[] parts = hash.split("\\*", 3);
      assertThat(parts[0]).isEqualTo("$postgres$postgres");
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      String inner =
          HexFormat.of().formatHex(md5.digest("guesspostgres".getBytes(StandardCharsets.UTF_8)));
      md5.update(inner.getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(md5.digest(HexFormat.of().parseHex(parts[1]))))
          .isEqualTo(parts[2]);
    }
  }

  @Test
  void scramIsRefusedAtItsEndAndLeavesAllThatGuessingNeeds() throws Exception {
    try (PotFixture pot = start(Map.of("auth_method", "scram-sha-256"))) {
      assertThat(psql(pot, "guess", "sslmode=disable", "").output())
          .contains("FATAL:  password authentication failed for user \"postgres\"");
      String exchange =
          String.valueOf(pot.await("postgresql.login.failed", 1).getFirst().data().get("exchange"));
      assertThat(ScramGuess.isPassword(exchange, "guess")).isTrue();
      assertThat(ScramGuess.isPassword(exchange, "other")).isFalse();
    }
  }

  @Test
  void nmapNamesTheProduct() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      RealClient nmap =
          RealClient.run("", "nmap", "-Pn", "-sV", "-p", "" + pot.port(), "127.0.0.1");
      // All that nmap 7.93 says of a real 15.20, too.
      assertThat(nmap.output()).contains("PostgreSQL DB 9.6.0 or later");
    }
  }
}
