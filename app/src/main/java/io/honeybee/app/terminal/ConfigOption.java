package io.honeybee.app.terminal;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code -c FILE} that many commands share. */
public final class ConfigOption {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration file (YAML).")
  Path file = Path.of("");

  /** As given. */
  public Path file() {
    return file;
  }
}
