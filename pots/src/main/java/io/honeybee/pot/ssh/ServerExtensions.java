package io.honeybee.pot.ssh;

import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.kex.extension.DefaultServerKexExtensionHandler;
import org.apache.sshd.common.kex.extension.KexExtensions;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/** Sends the extension list that OpenSSH sends. Stateless; any thread. */
final class ServerExtensions extends DefaultServerKexExtensionHandler {
  private static final List<String> SIGNATURES =
      List.of(
          "ssh-ed25519",
          "sk-ssh-ed25519@openssh.com",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ecdsa-sha2-nistp256@openssh.com",
          "webauthn-sk-ecdsa-sha2-nistp256@openssh.com",
          "ssh-dss",
          "ssh-rsa",
          "rsa-sha2-256",
          "rsa-sha2-512");

  private final boolean hostBound;

  /**
   * @param hostBound whether this version knows keys bound to a host, as OpenSSH 8.9 and later
   */
  ServerExtensions(boolean hostBound) {
    this.hostBound = hostBound;
  }

  /** Writes the packet here, since MINA knows no way to write names that it does not know. */
  @Override
  public void sendKexExtensions(Session session, KexPhase phase) throws IOException {
    boolean wanted = Boolean.TRUE.equals(session.getAttribute(CLIENT_REQUESTED_EXT_INFO));
    if (phase != KexPhase.NEWKEYS || !wanted) {
      return;
    }
    Buffer packet = session.createBuffer(KexExtensions.SSH_MSG_EXT_INFO);
    packet.putUInt(hostBound ? 2 : 1);
    packet.putString("server-sig-algs");
    packet.putString(String.join(",", SIGNATURES));
    if (hostBound) {
      packet.putString("publickey-hostbound@openssh.com");
      packet.putString("0");
    }
    session.setAttribute(EXT_INFO_SENT_AT_NEWKEYS, true);
    session.writePacket(packet);
  }
}
