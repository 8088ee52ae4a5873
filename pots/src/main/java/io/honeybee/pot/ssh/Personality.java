package io.honeybee.pot.ssh;

import java.util.List;

/**
 * What a certain SSH server announces, in its order: banner and algorithms belong together, since a
 * scanner that knows one knows the other.
 *
 * @param banner the identification, without its line end
 */
record Personality(String banner, List<String> kex, List<String> ciphers, List<String> macs) {
  private static final List<String> CIPHERS =
      List.of(
          "chacha20-poly1305@openssh.com",
          "aes128-ctr",
          "aes192-ctr",
          "aes256-ctr",
          "aes128-gcm@openssh.com",
          "aes256-gcm@openssh.com");
  private static final List<String> MACS =
      List.of(
          "umac-64-etm@openssh.com",
          "umac-128-etm@openssh.com",
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-512-etm@openssh.com",
          "hmac-sha1-etm@openssh.com",
          "umac-64@openssh.com",
          "umac-128@openssh.com",
          "hmac-sha2-256",
          "hmac-sha2-512",
          "hmac-sha1");
  private static final List<String> KEX_8 =
      List.of(
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512",
          "diffie-hellman-group14-sha256");
  private static final List<String> KEX_9 =
      List.of(
          "sntrup761x25519-sha512",
          "sntrup761x25519-sha512@openssh.com",
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512",
          "diffie-hellman-group14-sha256");

  /** What goes with a banner: OpenSSH 8 and older had no post-quantum key exchange. */
  static Personality of(String banner) {
    boolean old = banner.matches("SSH-2\\.0-OpenSSH_[5-8]\\..*");
    return new Personality(banner, old ? KEX_8 : KEX_9, CIPHERS, MACS);
  }

  /** Whether it knows what OpenSSH 9 added. */
  boolean isRecent() {
    return kex.contains("sntrup761x25519-sha512@openssh.com");
  }
}
