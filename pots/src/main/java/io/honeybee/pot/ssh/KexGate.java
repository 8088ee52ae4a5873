package io.honeybee.pot.ssh;

import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.SshConstants;

/**
 * What comes before encryption, handled as OpenSSH's server was seen to handle it (9.2p1 of Debian,
 * probed in the clear): it closes without a word where MINA explains itself, and answers what it
 * did not expect with UNIMPLEMENTED where MINA closes.
 *
 * <p>Thread rule: the thread that handles the session's packets.
 */
final class KexGate {
  private static final int BLOCK_BYTES = 8;
  private static final int MIN_LENGTH = 5;
  private static final int MAX_LENGTH = 256 * 1024;
  private static final int MIN_PADDING = 4;
  private static final int FIRST_LOCAL_NUMBER = 192;
  private static final int COOKIE_BYTES = 16;
  private static final String STRICT = "kex-strict-c-v00@openssh.com";

  private final SshSession session;
  private boolean begun;
  private boolean strict;

  KexGate(SshSession session) {
    this.session = session;
  }

  /** Looks at the frame of a packet that may not be whole yet; false when the session is over. */
  boolean admitsFrame(Packet bytes) throws IOException {
    if (bytes.remaining() < BLOCK_BYTES) {
      return true;
    }
    long length = bytes.number();
    if (length < MIN_LENGTH || length > MAX_LENGTH || (Integer.BYTES + length) % BLOCK_BYTES != 0) {
      session.close(true);
      return false;
    }
    if (bytes.remaining() < length) {
      return true;
    }
    int padding = bytes.octet();
    if (padding < MIN_PADDING) {
      session.endWith("Corrupted padlen " + padding + " on input.");
      return false;
    }
    if (padding >= length) {
      session.close(true);
      return false;
    }
    return true;
  }

  /**
   * Looks at a packet; false when it was answered here, or the session is over.
   *
   * @param number of the packet, from 0
   * @param keysSent whether this side has said that its key exchange is done
   */
  boolean admits(Packet packet, long number, boolean keysSent) throws IOException {
    int type = packet.octet();
    if (type == 0 || type >= FIRST_LOCAL_NUMBER) {
      session.endWith("Invalid ssh2 packet type: " + type);
      return false;
    }
    return switch (type) {
      case SshConstants.SSH_MSG_DISCONNECT -> true;
      case SshConstants.SSH_MSG_KEXINIT ->
          begun ? unexpected(type, number) : begins(packet, number);
      case SshConstants.SSH_MSG_IGNORE,
          SshConstants.SSH_MSG_UNIMPLEMENTED,
          SshConstants.SSH_MSG_DEBUG ->
          !strict || unexpected(type, number);
      case SshConstants.SSH_MSG_NEWKEYS -> keysSent || unexpected(type, number);
      // What a client says first in all key exchanges, and its later words in a group exchange.
      case SshConstants.SSH_MSG_KEXDH_INIT,
          SshConstants.SSH_MSG_KEX_DH_GEX_INIT,
          SshConstants.SSH_MSG_KEX_DH_GEX_REQUEST ->
          begun || unexpected(type, number);
      default -> unexpected(type, number);
    };
  }

  private boolean unexpected(int type, long number) throws IOException {
    if (type > SshConstants.SSH_MSG_KEX_LAST) {
      session.close(true);
    } else if (strict) {
      session.endWith(
          "strict KEX violation: unexpected packet type " + type + " (seqnr " + number + ")");
    } else {
      session.unimplemented(number);
    }
    return false;
  }

  private boolean begins(Packet packet, long number) throws IOException {
    begun = true;
    packet.skip(COOKIE_BYTES);
    strict = List.of(packet.text().split(",", -1)).contains(STRICT);
    if (strict && number > 0) {
      session.endWith("strict KEX violation: KEXINIT was not the first packet");
      return false;
    }
    return true;
  }
}
