package io.honeybee.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotpSecretFileTest {
  private final TotpSecret secret = TotpSecret.random(new Random(1));
  private Path directory = Path.of("");
  private TotpSecretFile file = new TotpSecretFile(directory);

  @BeforeEach
  void newDirectory(@TempDir Path temp) {
    directory = temp.resolve("a/b");
    file = new TotpSecretFile(directory);
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aNodeThatWasNeverEnrolledHasNone() throws IOException {
    assertThat(file.read()).isEmpty();
    Files.createDirectories(directory);
    mode(directory, "rwx------");
    assertThat(file.read()).isEmpty();
  }

  @Test
  void aSecretIsOneLineThatOnlyItsOwnerMayRead() throws IOException {
    file.write(secret);
    assertThat(Files.readString(directory.resolve(".honeybee_totp_secret")))
        .isEqualTo(secret.base32() + "\n");
    assertThat(mode(directory)).isEqualTo("rwx------");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(file.read()).contains(secret);
  }

  @Test
  void aNewSecretReplacesTheOldOneAndLeavesNothingBehind() throws IOException {
    file.write(TotpSecret.random(new Random(2)));
    file.write(secret);
    assertThat(file.read()).contains(secret);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void aSecretThatOthersMayReadIsRefusedWithTheCommandThatMendsIt() throws IOException {
    file.write(secret);
    for (String wide : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"}) {
      mode(file.path(), wide);
      assertThatThrownBy(file::read)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the TOTP secret %1$s is open to other users of this machine (%2$s); run: chmod 600"
                  + " %1$s",
              file.path(), wide);
    }
    mode(file.path(), "rw-------");
    assertThat(file.read()).contains(secret);
  }

  @Test
  void aDirectoryThatOthersMayEnterIsRefusedBeforeTheManagerIsAskedForASecret() throws IOException {
    Files.createDirectories(directory);
    mode(directory, "rwxr-xr-x");
    String remedy = "run: chmod 700 " + directory;
    assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining(remedy);
    assertThatThrownBy(() -> file.write(secret))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(remedy);
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void whatIsNoSecretIsRefusedWithoutShowingIt() throws IOException {
    for (String text :
        new String[] {"", "GEZDGNBV", secret.base32() + "\nmore", "x".repeat(5000)}) {
      file.write(secret);
      Files.writeString(file.path(), text);
      assertThatThrownBy(file::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.path() + " holds no TOTP secret")
          .hasMessageNotContaining("GEZDGNBV");
    }
  }

  @Test
  void aSecretCarriedByHandMayHaveTheMarksOfAnotherSystem() throws IOException {
    file.write(secret);
    Files.writeString(file.path(), secret.base32().toLowerCase(Locale.ROOT) + "\r\n");
    assertThat(file.read()).contains(secret);
  }

  @Test
  void whereTheFileSystemKnowsNoModesOnlyTheOwnerHasAccess() throws IOException {
    Configuration windows =
        Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build();
    try (FileSystem system = Jimfs.newFileSystem(windows)) {
      Path folder = system.getPath("C:\\honeybee");
      TotpSecretFile there = new TotpSecretFile(folder);
      there.write(secret);
      assertThat(there.read()).contains(secret);
      for (Path path : new Path[] {folder, there.path()}) {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        assertThat(view.getAcl())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
                  assertThat(entry.principal()).isEqualTo(view.getOwner());
                });
      }
    }
  }
}
