package io.honeybee.pot.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real mysql client and nmap. */
class MySqlClientTest {
  @TempDir Path directory;

  private static RealClient mysql(PotFixture pot, String user, String password, String... more)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("mysql", "--no-defaults", "-h", "127.0.0.1", "-P", "" + pot.port(), "-u", user));
    command.add("--password=" + password);
    command.addAll(List.of(more));
    return RealClient.run("", command.toArray(String[]::new));
  }

  @Test
  void wrongPasswordIsRefusedAsMariaDbDoesAndLeavesItsHash() throws Exception {
    try (PotFixture pot =
        PotFixture.start(new MySqlPotType(), directory, Map.of("login", "list:root/hunter2"))) {
      RealClient client = mysql(pot, "root", "guess", "-D", "shop", "-e", "select 1");
      assertThat(client.output())
          .contains(
              "ERROR 1045 (28000): Access denied for user 'root'@'127.0.0.1' (using password: YES)");
      Map<String, Object> data = pot.await("mysql.login.failed", 1).getFirst().data();
      assertThat(data)
          .containsEntry("username", "root")
          .containsEntry("database", "shop")
          .containsEntry("method", "mysql_native_password")
          .doesNotContainKey("password");
      assertThat(String.valueOf(data.get("hash")))
          .matches("\\$mysqlna\\$[0-9a-f]{40}\\*[0-9a-f]{40}");
      assertThat(String.valueOf(data.get("client_attributes"))).contains("program_name=mysql");
      assertThat(passwordOf(String.valueOf(data.get("hash")), "guess")).isTrue();
      assertThat(passwordOf(String.valueOf(data.get("hash")), "hunter2")).isFalse();
      assertThat(mysql(pot, "root", "", "-e", "select 1").output())
          .contains("(using password: NO)");
    }
  }

  /** Computed as a cracker does. */
  private static boolean passwordOf(String hash, String password) {
    String[] parts = hash.substring("$mysqlna$".length()).split("\\*", 2);
    byte[] challenge = HexFormat.of().parseHex(parts[0]);
    return HexFormat.of()
        .formatHex(Scramble.nativePassword(Scramble.bytes(password), challenge))
        .equals(parts[1]);
  }

  @Test
  void listedPasswordGetsInAndAsksAsIntrudersDo() throws Exception {
    try (PotFixture pot =
        PotFixture.start(
            new MySqlPotType(),
            directory,
            Map.of("login", "list:root/hunter2", "databases", "shop,crm"))) {
      String sql =
          "select version(), @@version_comment as c; show databases; use shop; show tables;"
              + "show variables like 'plugin_dir'; select user(); set names utf8; select nosuch;";
      RealClient client = mysql(pot, "root", "hunter2", "-f", "-e", sql);
      assertThat(client.output())
          .contains("10.11.19-MariaDB-0+deb12u1", "Debian 12")
          .contains("information_schema\n", "shop\n", "crm\n")
          .contains("plugin_dir\t/usr/lib/mysql/plugin/")
          .contains("root@127.0.0.1")
          .contains("ERROR 1054 (42S22) at line 1: Unknown column 'nosuch' in 'SELECT'");
      pot.await("mysql.session.closed", 1);
      assertThat(pot.seen("mysql.login.success")).hasSize(1);
      assertThat(pot.seen("mysql.command.input"))
          .extracting(o -> o.data().get("input"))
          .contains("show databases", "select user()", "USE shop");
    }
  }

  @Test
  void unknownWordsGetTheSyntaxErrorOfTheProduct() throws Exception {
    try (PotFixture pot =
        PotFixture.start(
            new MySqlPotType(), directory, Map.of("login", "any", "personality", "mysql8"))) {
      RealClient client = mysql(pot, "app", "x", "--ssl", "-f", "-e", "selec 1; show nosuch");
      assertThat(client.output())
          .contains(
              "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual"
                  + " that corresponds to your MySQL server version for the right syntax to use"
                  + " near 'selec 1' at line 1");
      Map<String, Object> login = pot.await("mysql.login.success", 1).getFirst().data();
      assertThat(login)
          .containsEntry("method", "caching_sha2_password")
          .containsEntry("password", "x");
      assertThat(pot.seen("mysql.client.tls")).hasSize(1);
    }
  }

  @Test
  void passwordIsReadWithoutTls() throws Exception {
    try (PotFixture pot =
        PotFixture.start(
            new MySqlPotType(),
            directory,
            Map.of("personality", "mysql8", "login", "list:root/geheim", "tls", "false"))) {
      assertThat(mysql(pot, "root", "geheim", "-e", "select 'in'").output()).contains("in\nin");
      assertThat(mysql(pot, "root", "falsch", "-e", "select 'in'").output())
          .contains("ERROR 1045 (28000)");
      assertThat(pot.await("mysql.login.failed", 1).getFirst().data())
          .containsEntry("password", "falsch");
    }
  }

  @Test
  void librariesInHexadecimalDigitsAreCaptured() throws Exception {
    try (PotFixture pot = PotFixture.start(new MySqlPotType(), directory, Map.of("login", "any"))) {
      String library = "7f454c46" + "0102".repeat(500);
      String sql =
          "select 0x%s into dumpfile '/usr/lib/mysql/plugin/x.so';".formatted(library)
              + "create function sys_exec returns integer soname 'x.so';"
              + "select sys_exec('id > /tmp/y')";
      assertThat(mysql(pot, "root", "x", "-e", sql).output())
          .contains("sys_exec('id > /tmp/y')\n0");
      Map<String, Object> upload = pot.await("mysql.session.file_upload", 1).getFirst().data();
      assertThat(upload)
          .containsEntry("filename", "/usr/lib/mysql/plugin/x.so")
          .containsEntry("size", 1_004L);
      Path kept = directory.resolve(String.valueOf(upload.get("outfile")));
      assertThat(Files.readAllBytes(kept)).isEqualTo(HexFormat.of().parseHex(library));
    }
  }

  @Test
  void clientsAreNeverAskedForFiles() throws Exception {
    try (PotFixture pot = PotFixture.start(new MySqlPotType(), directory, Map.of("login", "any"))) {
      assertThat(
              mysql(
                      pot,
                      "root",
                      "x",
                      "--local-infile=1",
                      "-e",
                      "load data local infile '/etc/hostname' into table t")
                  .output())
          .contains("ERROR 1148 (42000)");
    }
  }

  @Test
  void nmapNamesTheProductAndItsVersion() throws Exception {
    try (PotFixture mariadb = PotFixture.start(new MySqlPotType(), directory, Map.of());
        PotFixture mysql =
            PotFixture.start(
                new MySqlPotType(), directory.resolve("b"), Map.of("personality", "mysql8"))) {
      RealClient nmap =
          RealClient.run(
              "",
              "nmap",
              "-Pn",
              "-sV",
              "--version-light",
              "--script",
              "mysql-info",
              "-p",
              mariadb.port() + "," + mysql.port(),
              "127.0.0.1");
      assertThat(nmap.output())
          .contains("MySQL 5.5.5-10.11.19-MariaDB-0+deb12u1", "MySQL 8.0.43")
          .contains("Auth Plugin Name: mysql_native_password")
          .contains("Auth Plugin Name: caching_sha2_password");
      List<Observation> closed = mariadb.await("mysql.session.closed", 1);
      assertThat(closed).isNotEmpty();
    }
  }
}
