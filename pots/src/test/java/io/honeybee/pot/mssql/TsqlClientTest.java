package io.honeybee.pot.mssql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FreeTDS' tsql. */
class TsqlClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new MsSqlPotType(), directory, options);
  }

  private static RealClient tsql(PotFixture pot, String version, String password, String sql)
      throws Exception {
    return RealClient.run(
        sql,
        "env",
        "TDSVER=" + version,
        "tsql",
        "-H",
        "127.0.0.1",
        "-p",
        "" + pot.port(),
        "-U",
        "sa",
        "-P",
        password);
  }

  @Test
  void passwordIsReadThroughTlsAndRefusedAsSqlServerDoes() throws Exception {
    try (PotFixture pot = start(Map.of("login", "never"))) {
      RealClient client = tsql(pot, "7.4", "P@ss word", "");
      assertThat(client.output())
          .contains("Msg 18456 (severity 14, state 1)")
          .contains("Login failed for user 'sa'.")
          .contains(PotFixture.WORLD.hostName().toUpperCase(Locale.ROOT));
      assertThat(pot.await("mssql.login.failed", 1).getFirst().data())
          .containsEntry("username", "sa")
          .containsEntry("password", "P@ss word")
          .containsEntry("application_name", "TSQL")
          .containsKey("client_host");
      assertThat(pot.seen("mssql.client.tls")).hasSize(1);
    }
  }

  @Test
  void passwordIsReadWithoutTlsToo() throws Exception {
    try (PotFixture pot = start(Map.of("login", "never", "tls", "false"))) {
      assertThat(tsql(pot, "7.1", "geheim", "").output()).contains("Login failed for user 'sa'.");
      assertThat(pot.await("mssql.login.failed", 1).getFirst().data())
          .containsEntry("password", "geheim");
      assertThat(pot.seen("mssql.client.tls")).isEmpty();
    }
  }

  @Test
  void intrudersFindAServerOfItsVersion() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:sa/hunter2", "databases", "ERP"))) {
      for (String version : new String[] {"7.1", "7.4"}) {
        RealClient client =
            tsql(
                pot,
                version,
                "hunter2",
                """
                select @@version
                go
                select name from sys.databases
                go
                use ERP
                go
                select db_name() as d, is_srvrolemember('sysadmin') as s
                go
                select * from nosuch
                go
                exec nosuch
                go
                exec xp_cmdshell 'whoami'
                go
                quit
                """);
        assertThat(client.output())
            .contains("Microsoft SQL Server 2019 (RTM-CU32) (KB5054833) - 15.0.4430.1 (X64)")
            .contains("on Linux (Ubuntu 20.04.6 LTS) <X64>")
            .contains("master\n", "ERP\n")
            .contains("ERP\t1")
            .contains("Msg 208 (severity 16, state 1)", "Invalid object name 'nosuch'.")
            .contains("Could not find stored procedure 'nosuch'.")
            .contains("Msg 15281");
      }
    }
  }

  @Test
  void commandsOfTheSystemAreLoggedAndAnsweredOnWindows() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any", "platform", "windows"))) {
      RealClient client =
          tsql(
              pot,
              "7.4",
              "x",
              """
              EXEC sp_configure 'show advanced options',1;RECONFIGURE;
              EXEC sp_configure 'xp_cmdshell',1;RECONFIGURE;
              go
              EXEC master..xp_cmdshell 'whoami'
              go
              quit
              """);
      assertThat(client.output())
          .contains("Configuration option 'xp_cmdshell' changed from 0 to 1.")
          .contains("nt service\\mssqlserver\nNULL");
      assertThat(pot.await("mssql.command.input", 2).getLast().data())
          .containsEntry("input", "EXEC master..xp_cmdshell 'whoami'\n")
          .containsEntry("threat_technique_id", List.of("T1059.003"));
    }
  }
}
