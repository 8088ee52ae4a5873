package io.honeybee.world;

/**
 * An installed Debian release.
 *
 * @param version such as {@code 12}
 * @param codeName such as {@code bookworm}
 * @param pointRelease as in {@code /etc/debian_version}, such as {@code 12.5}
 * @param sshBanner what its OpenSSH says first
 */
public record Distribution(String version, String codeName, String pointRelease, String sshBanner) {

  /** As in {@code PRETTY_NAME} of {@code /etc/os-release}. */
  public String prettyName() {
    return "Debian GNU/Linux " + version + " (" + codeName + ")";
  }
}
