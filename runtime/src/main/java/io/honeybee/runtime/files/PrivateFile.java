package io.honeybee.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files and directories that only their owner may use. Stateless; any thread. */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private PrivateFile() {}

  /**
   * Refuses a file or directory that group or others may use, where the file system knows modes.
   *
   * @param what names it in the message, such as {@code the TOTP secret}
   * @throws IOException one sentence with the command that mends it
   */
  public static void check(Path path, String what) throws IOException {
    if (!DurableFile.hasModes(path)) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
    if (mode.stream().anyMatch(OTHERS::contains)) {
      String wanted = Files.isDirectory(path) ? "700" : "600";
      throw new IOException(
          what
              + " "
              + path
              + " is open to other users of this machine ("
              + PosixFilePermissions.toString(mode)
              + "); run: chmod "
              + wanted
              + " "
              + path);
    }
  }

  /**
   * Leaves access to the owner alone, on file systems with access lists instead of modes. What is
   * made in a restricted directory later is restricted from its first moment.
   */
  public static void restrict(Path path) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (DurableFile.hasModes(path) || view == null) {
      return;
    }
    AclEntry.Builder owner =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(view.getOwner())
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    if (Files.isDirectory(path)) {
      owner.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
    view.setAcl(List.of(owner.build()));
  }
}
