package io.honeybee.pot.ssh;

import java.io.IOException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Host keys after the login, as OpenSSH does it (its PROTOCOL file, 2.5): the server names all of
 * them, and a client that wants to remember new ones has it prove that they are its own.
 *
 * <p>Thread rule: the thread that handles the session's packets.
 */
final class HostKeyProof {
  static final String PROVE = "hostkeys-prove-00@openssh.com";

  private static final String ANNOUNCE = "hostkeys-00@openssh.com";
  private static final int MAX_KEYS = 8;

  private final SshSession session;

  HostKeyProof(SshSession session) {
    this.session = session;
  }

  /** Names all host keys. */
  void announce() throws IOException {
    Buffer packet = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
    packet.putString(ANNOUNCE);
    packet.putBoolean(false);
    for (KeyPair pair : session.hostKeys()) {
      packet.putBytes(blob(pair));
    }
    session.writePacket(packet);
  }

  /** Signs for each key that is named; null when one is none of ours, or nothing can be signed. */
  @Nullable Buffer answer(Packet request) throws IOException {
    List<byte[]> signatures = new ArrayList<>();
    while (request.remaining() > 0 && signatures.size() < MAX_KEYS) {
      byte[] wanted = request.string();
      KeyPair pair = find(wanted);
      if (pair == null) {
        return null;
      }
      try {
        signatures.add(signature(pair, wanted));
      } catch (Exception e) {
        throw new IOException("a host key does not sign", e);
      }
    }
    Buffer answer = session.createBuffer(SshConstants.SSH_MSG_REQUEST_SUCCESS);
    signatures.forEach(answer::putBytes);
    return answer;
  }

  private @Nullable KeyPair find(byte[] blob) throws IOException {
    for (KeyPair pair : session.hostKeys()) {
      if (Arrays.equals(blob(pair), blob)) {
        return pair;
      }
    }
    return null;
  }

  private static byte[] blob(KeyPair pair) {
    Buffer blob = new ByteArrayBuffer();
    blob.putRawPublicKey(pair.getPublic());
    return blob.getCompactData();
  }

  private byte[] signature(KeyPair pair, byte[] blob) throws Exception {
    NamedFactory<Signature> algorithm =
        pair.getPublic() instanceof RSAPublicKey
            ? BuiltinSignatures.rsaSHA512
            : BuiltinSignatures.fromFactoryName(KeyUtils.getKeyType(pair));
    Buffer signed = new ByteArrayBuffer();
    signed.putString(PROVE);
    signed.putBytes(session.getSessionId());
    signed.putBytes(blob);
    Signature signer = algorithm.create();
    signer.initSigner(session, pair.getPrivate());
    signer.update(session, signed.getCompactData());
    Buffer signature = new ByteArrayBuffer();
    signature.putString(algorithm.getName());
    signature.putBytes(signer.sign(session));
    return signature.getCompactData();
  }
}
