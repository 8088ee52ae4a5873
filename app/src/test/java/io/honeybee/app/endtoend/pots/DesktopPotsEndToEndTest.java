package io.honeybee.app.endtoend.pots;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Remote desktops, installed by the manager and attacked by Hydra. */
@ExtendWith(PotsOnManager.class)
class DesktopPotsEndToEndTest {

  private static void hydra(Installed pot, String... credentials) throws Exception {
    String[] command = {
      "hydra", "-I", "-t", "1", "-s", Integer.toString(pot.port()), "", "", "", "", ""
    };
    System.arraycopy(credentials, 0, command, command.length - 5, credentials.length);
    Fleet.run(
        "",
        java.util.Arrays.stream(command).filter(word -> !word.isEmpty()).toArray(String[]::new));
  }

  @Test
  void rdpResponsesAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("rdp", Map.of());
    hydra(pot, "-l", "administrator", "-p", "Winter2024!", "rdp://127.0.0.1");
    fleet.await(
        pot,
        "rdp.login.failed",
        data ->
            data.path("username").asString().equals("administrator")
                && data.path("hash").asString().startsWith("administrator::"));
  }

  @Test
  void vncResponsesAndCommonPasswordsAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("vnc", Map.of());
    hydra(pot, "-p", "Passw0rd", "vnc://127.0.0.1");
    fleet.await(
        pot,
        "vnc.login.failed",
        data ->
            data.path("password").asString().equals("Passw0rd")
                && data.path("hash").asString().startsWith("$vnc$*"));
  }
}
