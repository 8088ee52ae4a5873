package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pots for files and mail, installed by the manager and attacked by real clients. */
@ExtendWith(PotsOnManager.class)
class MailPotsEndToEndTest {
  private static final Map<String, String> TOM = Map.of("login", "list:tom/secret");

  @TempDir Path directory;

  private static void isToms(JsonNode login) {
    assertThat(login.path("data").path("username").asString()).isEqualTo("tom");
    assertThat(login.path("data").path("password").asString()).isEqualTo("secret");
  }

  @Test
  void ftpLoginAndUploadAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("ftp", TOM);
    Path drop = Files.writeString(directory.resolve("drop.sh"), "#!/bin/sh\n");
    String url = "ftp://127.0.0.1:" + pot.port() + "/x.sh";
    Fleet.run("", "curl", "-sS", "-T", drop.toString(), "-u", "tom:secret", url);
    isToms(fleet.await(pot, "ftp.login.success", data -> true));
    JsonNode upload = fleet.await(pot, "ftp.session.file_upload", data -> true);
    assertThat(upload.path("data").path("destfile").asString()).isEqualTo("/home/tom/x.sh");
    assertThat(upload.path("data").path("outfile").asString())
        .endsWith(upload.path("data").path("shasum").asString());
    fleet.await(
        pot, "ftp.command.input", data -> data.path("input").asString().equals("STOR x.sh"));
    fleet.await(pot, "ftp.session.closed", data -> true);
  }

  @Test
  void smtpLoginAndMessageAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("smtp", TOM);
    Fleet.run(
        "",
        "swaks",
        "-s",
        "127.0.0.1",
        "-p",
        Integer.toString(pot.port()),
        "-tls",
        "--auth",
        "PLAIN",
        "-au",
        "tom",
        "-ap",
        "secret",
        "-f",
        "a@evil.example",
        "-t",
        "v@example.net");
    isToms(fleet.await(pot, "smtp.login.success", data -> true));
    JsonNode message = fleet.await(pot, "smtp.message.received", data -> true);
    assertThat(message.path("data").path("recipients").toString()).isEqualTo("[\"v@example.net\"]");
    fleet.await(pot, "smtp.client.tls", data -> !data.path("ja4").asString().isEmpty());
  }

  @Test
  void pop3AndImapLoginsAreOnTheManager(Fleet fleet) throws Exception {
    for (String type : new String[] {"pop3", "imap"}) {
      Installed pot = fleet.install(type, TOM);
      String url = type + "://127.0.0.1:" + pot.port() + "/";
      Fleet.run("", "curl", "-sS", "-k", "--ssl-reqd", "-u", "tom:secret", url);
      isToms(fleet.await(pot, type + ".login.success", data -> true));
      fleet.await(pot, type + ".client.tls", data -> true);
    }
  }
}
