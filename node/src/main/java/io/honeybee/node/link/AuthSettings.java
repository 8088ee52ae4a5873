package io.honeybee.node.link;

import io.honeybee.runtime.config.ConfigSection;
import java.nio.file.Path;

/**
 * The {@code auth} group: how the node proves who it is.
 *
 * @param totpSecretDir holds the secret; mode 0700
 */
public record AuthSettings(boolean totpEnabled, Path totpSecretDir) {

  /**
   * @param nodeDirectory where the secret is kept when the group does not say
   */
  public static AuthSettings read(ConfigSection section, Path nodeDirectory) {
    return new AuthSettings(
        section.flag("totp_enabled", true), section.path("totp_secret_dir").orElse(nodeDirectory));
  }
}
