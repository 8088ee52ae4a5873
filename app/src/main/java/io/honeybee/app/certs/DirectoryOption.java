package io.honeybee.app.certs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --dir} that says where the certificate authority is. */
final class DirectoryOption {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where the certificate authority is kept (default: ~/.honeybee/manager, the manager's own"
              + " folder).")
  @Nullable Path directory;

  Path directory(Path home) {
    return directory == null ? home.resolve(".honeybee").resolve("manager") : directory;
  }
}
