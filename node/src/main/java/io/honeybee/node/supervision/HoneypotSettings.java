package io.honeybee.node.supervision;

import io.honeybee.runtime.config.ConfigSection;
import java.nio.file.Path;

/**
 * The {@code honeypot} group.
 *
 * @param enabled whether this node runs pots at all
 * @param baseDir holds the node's identity, its spool and a directory for each pot
 * @param defaultSshPort of the ssh pot when there is no list of pots
 * @param defaultTelnetPort of the telnet pot when there is no list of pots
 */
public record HoneypotSettings(
    boolean enabled, Path baseDir, int defaultSshPort, int defaultTelnetPort) {
  private static final String DEFAULT_BASE_DIR = "~/.honeybee";
  private static final int DEFAULT_SSH_PORT = 2222;
  private static final int DEFAULT_TELNET_PORT = 2223;

  public static HoneypotSettings read(ConfigSection section) {
    return new HoneypotSettings(
        section.flag("enabled", true),
        section.path("base_dir", DEFAULT_BASE_DIR),
        section.port("default_ssh_port", DEFAULT_SSH_PORT),
        section.port("default_telnet_port", DEFAULT_TELNET_PORT));
  }
}
