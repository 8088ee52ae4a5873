package io.honeybee.bench.tells;

import java.util.List;

/**
 * What OpenSSH of a Debian release offers in its KEXINIT, in order, without languages.
 *
 * @param version as in its banner
 * @param lists key exchanges, host keys, ciphers, ciphers, MACs, MACs, compressions, compressions
 */
record SshLists(String version, List<String> lists) {
  private static final String CIPHERS =
      "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,"
          + "aes128-gcm@openssh.com,aes256-gcm@openssh.com";
  private static final String MACS =
      "umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,"
          + "hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,"
          + "umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1";
  private static final String COMPRESSIONS = "none,zlib@openssh.com";
  private static final String KEX =
      "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
          + "ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,"
          + "diffie-hellman-group18-sha512,diffie-hellman-group14-sha256,kex-strict-s-v00@openssh.com";

  /** Measured against Debian's 1:9.2p1-2+deb12u10. */
  private static final SshLists BOOKWORM =
      of(
          "OpenSSH_9.2p1",
          "sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com," + KEX,
          "rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519");

  /**
   * From the source of 8.4p1 (myproposal.h, list_hostkey_types in sshd.c), and Debian's patches.
   */
  private static final SshLists BULLSEYE =
      of("OpenSSH_8.4p1", KEX, "rsa-sha2-512,rsa-sha2-256,ssh-rsa,ecdsa-sha2-nistp256,ssh-ed25519");

  static final List<SshLists> ALL = List.of(BOOKWORM, BULLSEYE);

  private static SshLists of(String version, String kex, String hostKeys) {
    return new SshLists(
        version, List.of(kex, hostKeys, CIPHERS, CIPHERS, MACS, MACS, COMPRESSIONS, COMPRESSIONS));
  }
}
