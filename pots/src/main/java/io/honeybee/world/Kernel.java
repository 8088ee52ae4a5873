package io.honeybee.world;

/**
 * A running kernel.
 *
 * @param release as {@code uname -r} prints it
 * @param version as {@code uname -v} prints it
 * @param machine as {@code uname -m} prints it
 * @param builder who built it with what, as in {@code /proc/version}
 */
public record Kernel(String release, String version, String machine, String builder) {

  /** The line of {@code /proc/version}. */
  public String procVersion() {
    return "Linux version " + release + " " + builder + " " + version;
  }
}
