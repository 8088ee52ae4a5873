package io.honeybee.app.endtoend.pots;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file server, installed by the manager and attacked by Samba's client. */
@ExtendWith(PotsOnManager.class)
class FileServerPotsEndToEndTest {

  @Test
  void smbLoginsSharesAndUploadsAreOnTheManager(Fleet fleet, @TempDir Path directory)
      throws Exception {
    Installed pot = fleet.install("smb", Map.of("shares", "data"));
    String port = Integer.toString(pot.port());
    Path sent = Files.writeString(directory.resolve("sent"), "MZ");
    Fleet.run("", "smbclient", "-p", port, "-U", "CORP/admin%Winter2024!", "-L", "//127.0.0.1");
    Fleet.run(
        "", "smbclient", "-p", port, "-N", "//127.0.0.1/data", "-c", "put " + sent + " a.exe");
    fleet.await(
        pot,
        "smb.login.failed",
        data ->
            data.path("username").asString().equals("admin")
                && data.path("hash").asString().startsWith("admin::CORP:"));
    fleet.await(pot, "smb.tree.connect", data -> data.path("path").asString().endsWith("\\data"));
    fleet.await(
        pot,
        "smb.session.file_upload",
        data ->
            data.path("filename").asString().equals("a.exe")
                && data.path("size").asInt() == 2
                && !data.path("outfile").asString().isEmpty());
  }
}
