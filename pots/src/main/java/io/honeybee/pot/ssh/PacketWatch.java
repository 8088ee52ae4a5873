package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Looks at each packet before MINA does, reports what is reported from there, and keeps the bytes
 * that MINA's callbacks do not get.
 *
 * <p>Thread rule: the thread that handles the session's packets; what it keeps is read by callbacks
 * on that same thread.
 */
final class PacketWatch {
  private static final int MAX_KEYS = 64;

  private final SshSession session;
  private final Set<String> keysSeen = new LinkedHashSet<>();
  private boolean versionReported;
  private String method = "";
  private byte[] user = new byte[0];
  private byte[] password = new byte[0];
  private byte[] exec = new byte[0];

  PacketWatch(SshSession session) {
    this.session = session;
  }

  /** The name in the latest authentication request. */
  byte[] user() {
    return user.clone();
  }

  /** Whether the latest authentication request tried something. */
  boolean triesSomething() {
    return !method.equals("none");
  }

  /** The latest password. */
  byte[] password() {
    return password.clone();
  }

  /** The latest command line to execute. */
  byte[] exec() {
    return exec.clone();
  }

  /** Looks at a packet; false when it was dealt with here. */
  boolean seen(Packet packet, Buffer buffer) throws IOException {
    int number = buffer.available() > 0 ? buffer.array()[buffer.rpos()] & 0xFF : 0;
    switch (number) {
      case SshConstants.SSH_MSG_KEXINIT -> kexInit(packet);
      case SshConstants.SSH_MSG_USERAUTH_REQUEST -> authRequest(packet);
      case SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE -> infoResponse(packet);
      case SshConstants.SSH_MSG_CHANNEL_REQUEST -> channelRequest(packet);
      case SshConstants.SSH_MSG_GLOBAL_REQUEST -> {
        return !session.isAuthenticated() || globalRequest(packet);
      }
      case SshConstants.SSH_MSG_CHANNEL_OPEN -> {
        return !session.isAuthenticated() || channelOpen(packet);
      }
      default -> {}
    }
    return true;
  }

  private void kexInit(Packet packet) {
    if (!versionReported) {
      versionReported = true;
      EventFields fields = new EventFields().text("version", session.clientIdentification());
      session.report("client.version", ClientKex.read(packet).addTo(fields));
    }
  }

  /** Reports a client that named itself and went away. */
  void sessionEnds() {
    byte[] version = session.clientIdentification();
    if (!versionReported && version.length > 0) {
      versionReported = true;
      session.report("client.version", new EventFields().text("version", version));
    }
  }

  private void authRequest(Packet packet) {
    packet.skip(1);
    user = packet.string();
    packet.string();
    method = packet.text();
    packet.skip(1);
    if (method.equals("password")) {
      password = packet.string();
    } else if (method.startsWith("publickey") && !session.isAuthenticated()) {
      keyOffered(packet);
    }
  }

  /** A key is often offered twice, first without a signature: one attempt, one event. */
  private void keyOffered(Packet packet) {
    byte[] type = packet.string();
    byte[] key = packet.string();
    String fingerprint = fingerprint(key);
    String attempt = fingerprint + " " + fingerprint(user);
    if (keysSeen.contains(attempt)) {
      return;
    }
    if (keysSeen.size() < MAX_KEYS) {
      keysSeen.add(attempt);
    }
    session.report(
        "login.failed",
        new EventFields()
            .text("username", user)
            .text("fingerprint", fingerprint)
            .text("key", Base64.getEncoder().encodeToString(key))
            .text("type", type));
  }

  private static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private void infoResponse(Packet packet) {
    packet.skip(1);
    password = packet.number() > 0 ? packet.string() : new byte[0];
  }

  private void channelRequest(Packet packet) {
    packet.skip(1 + Integer.BYTES);
    String type = packet.text();
    packet.skip(1);
    if (type.equals("exec")) {
      exec = packet.string();
    }
  }

  /**
   * All but the proof of host keys are refused, as OpenSSH refuses those that it does not know or
   * must not do.
   */
  private boolean globalRequest(Packet packet) throws IOException {
    packet.skip(1);
    String type = packet.text();
    boolean wantsReply = packet.octet() != 0;
    if (type.equals("tcpip-forward")) {
      session.report(
          "tcpip-forward.request",
          new EventFields()
              .text("bind_address", packet.string())
              .number("bind_port", packet.number()));
    }
    if (type.equals(HostKeyProof.PROVE)) {
      session.proveHostKeys(packet);
      return false;
    }
    if (wantsReply) {
      session.refuseRequest();
    }
    return false;
  }

  private boolean channelOpen(Packet packet) throws IOException {
    packet.skip(1);
    String type = packet.text();
    if (type.equals("session")) {
      return true;
    }
    long sender = packet.number();
    packet.skip(2 * Integer.BYTES);
    if (type.equals("direct-tcpip")) {
      // Cowrie's names are dst_ip and dst_port, which here are our own end of the connection.
      session.report(
          "direct-tcpip.request",
          new EventFields()
              .text("forward_ip", packet.string())
              .number("forward_port", packet.number())
              .text("orig_ip", packet.string())
              .number("orig_port", packet.number()));
    }
    session.refuseChannel(sender);
    return false;
  }
}
