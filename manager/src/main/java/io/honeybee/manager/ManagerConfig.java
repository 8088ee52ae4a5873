package io.honeybee.manager;

import io.honeybee.manager.access.AuthSettings;
import io.honeybee.manager.api.HttpSettings;
import io.honeybee.manager.events.StoreSettings;
import io.honeybee.manager.fleet.NodesSettings;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.ConfigFile;
import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.config.LogConfig;
import java.nio.file.Path;

/**
 * A manager's whole configuration, validated.
 *
 * @param name what the manager calls itself in logs and pages
 * @param directory its own: keys, token, database
 */
public record ManagerConfig(
    String name,
    Path directory,
    NodesSettings nodes,
    AuthSettings auth,
    HttpSettings http,
    StoreSettings store,
    LogConfig log) {
  private static final String NAME = "honeybee-manager";
  private static final String DIRECTORY = "~/.honeybee/manager";
  private static final int MAX_NAME_CHARS = 128;

  /**
   * Reads a file.
   *
   * @param home what {@code ~} stands for
   * @throws ConfigException with every fault
   */
  public static ManagerConfig read(Path file, Path home) throws ConfigException {
    return ConfigFile.read(file, home, ManagerConfig::read);
  }

  /** As {@link #read(Path, Path)}, from a text; {@code name} stands for the file in messages. */
  public static ManagerConfig parse(String name, String yaml, Path home) throws ConfigException {
    return ConfigFile.parse(name, yaml, home, ManagerConfig::read);
  }

  private static ManagerConfig read(ConfigSection top) {
    ConfigSection manager = top.section("manager");
    String name = manager.text("name").orElse(NAME);
    if (name.length() > MAX_NAME_CHARS) {
      manager.problem("name", "is longer than " + MAX_NAME_CHARS + " characters");
    }
    Path directory = manager.path("dir", DIRECTORY);
    NodesSettings nodes = nodes(top.section("nodes"), directory);
    AuthSettings auth = auth(top.section("auth"), nodes);
    return new ManagerConfig(
        name,
        directory,
        nodes,
        auth,
        http(top.section("http"), directory),
        StoreSettings.read(top.section("store"), directory),
        LogConfig.read(top.section("log")));
  }

  private static NodesSettings nodes(ConfigSection section, Path directory) {
    return NodesSettings.read(section, ListenerTls.readForNodes(section.section("tls"), directory));
  }

  private static AuthSettings auth(ConfigSection section, NodesSettings nodes) {
    AuthSettings auth = AuthSettings.read(section);
    if (nodes.tls().isEmpty() && auth.totpRequired()) {
      section.problem(
          "totp_required",
          "cannot be true with nodes.tls.enabled: false, since secrets travel over TLS only; turn"
              + " TLS on, or set it to false to serve nodes that have neither");
    }
    return auth;
  }

  private static HttpSettings http(ConfigSection section, Path directory) {
    HostPort address = HttpSettings.address(section);
    return new HttpSettings(
        address, ListenerTls.readForHttp(section.section("tls"), directory, address));
  }
}
