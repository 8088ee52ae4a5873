package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Database servers, installed by the manager and attacked by real clients. */
@ExtendWith(PotsOnManager.class)
class DatabasePotsEndToEndTest {

  @Test
  void mysqlLoginAndQueriesAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("mysql", Map.of("login", "list:root/hunter2"));
    String port = Integer.toString(pot.port());
    Fleet.run(
        "", "mysql", "--no-defaults", "-h127.0.0.1", "-P", port, "-uroot", "-pguess", "-eselect 1");
    JsonNode failed = fleet.await(pot, "mysql.login.failed", data -> true).path("data");
    assertThat(failed.path("username").asString()).isEqualTo("root");
    assertThat(failed.path("hash").asString()).startsWith("$mysqlna$");
    String output =
        Fleet.run(
            "",
            "mysql",
            "--no-defaults",
            "-h127.0.0.1",
            "-P",
            port,
            "-uroot",
            "-phunter2",
            "-eshow databases");
    assertThat(output).contains("information_schema");
    fleet.await(pot, "mysql.login.success", data -> true);
    fleet.await(
        pot, "mysql.command.input", data -> data.path("input").asString().equals("show databases"));
  }

  @Test
  void postgresqlPasswordAndProgramAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("postgresql", Map.of("login", "any"));
    String output =
        Fleet.run(
            "create table c(o text); copy c from program 'id';",
            "psql",
            "-X",
            "host=127.0.0.1 port=%d user=postgres dbname=postgres password=hunter2"
                .formatted(pot.port()));
    assertThat(output).contains("COPY 0");
    JsonNode login = fleet.await(pot, "postgresql.login.success", data -> true).path("data");
    assertThat(login.path("password").asString()).isEqualTo("hunter2");
    fleet.await(
        pot,
        "postgresql.command.input",
        data -> data.path("threat_technique_id").toString().equals("[\"T1059\"]"));
  }

  @Test
  void mssqlPasswordAndBatchAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("mssql", Map.of("login", "any"));
    String output =
        Fleet.run(
            "select @@version\ngo\nquit\n",
            "tsql",
            "-H",
            "127.0.0.1",
            "-p",
            Integer.toString(pot.port()),
            "-U",
            "sa",
            "-P",
            "hunter2");
    assertThat(output).contains("Microsoft SQL Server 2019");
    JsonNode login = fleet.await(pot, "mssql.login.success", data -> true).path("data");
    assertThat(login.path("password").asString()).isEqualTo("hunter2");
    fleet.await(
        pot,
        "mssql.command.input",
        data -> data.path("input").asString().contains("select @@version"));
  }

  @Test
  void mongodbCommandsAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("mongodb", Map.of("databases", "crm"));
    String output =
        Fleet.run(
            "",
            "nmap",
            "-Pn",
            "--script",
            "+mongodb-databases",
            "-p",
            Integer.toString(pot.port()),
            "127.0.0.1");
    assertThat(output).contains("name = crm");
    fleet.await(
        pot,
        "mongodb.command.input",
        data -> data.path("command").asString().equals("listDatabases"));
    fleet.await(pot, "mongodb.session.closed", data -> data.path("duration_ms").longValue() >= 0);
  }
}
