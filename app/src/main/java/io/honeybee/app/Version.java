package io.honeybee.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What {@code --version} says. */
final class Version implements CommandLine.IVersionProvider {

  /** The program's version; from the jar, or {@code development} when run from classes. */
  static String current() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"honeybee " + current()};
  }
}
