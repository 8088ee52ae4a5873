package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * One accepted connection: who it is, and what was taken from the quota for it.
 *
 * <p>Thread rule: the accepting thread first, then the connection's own.
 */
final class Guest {
  final Socket peer;
  private final boolean proxied;
  private InetAddress source;
  private InetSocketAddress remote;
  private InetSocketAddress local;
  private boolean assigned;

  Guest(Socket peer, ProxyTrust proxies) {
    this.peer = peer;
    this.source = peer.getInetAddress();
    this.remote = (InetSocketAddress) peer.getRemoteSocketAddress();
    this.local = (InetSocketAddress) peer.getLocalSocketAddress();
    this.proxied = proxies.includes(source);
  }

  /** As logs and thread names have it. */
  String source() {
    return source.getHostAddress();
  }

  InetSocketAddress remote() {
    return remote;
  }

  InetSocketAddress local() {
    return local;
  }

  /** Takes a place; a proxy gets one at once, whoever is behind it is looked at later. */
  boolean admit(SourceQuota quota, ConnectionRate rate) {
    if (proxied) {
      return quota.tryReserve();
    }
    // The quota first: a connection that has no place must not use up the rate of those that have.
    if (!quota.tryAcquire(source)) {
      return false;
    }
    assigned = true;
    if (!rate.tryAcquire(source)) {
      leave(quota);
      return false;
    }
    return true;
  }

  /**
   * Finds out who is behind a proxy, and whether they may come in.
   *
   * @throws IOException when the proxy does not say it
   */
  boolean introduce(SourceQuota quota, ConnectionRate rate) throws IOException {
    if (!proxied) {
      return true;
    }
    Optional<ProxyHeader> header = ProxyHeader.read(peer.getInputStream());
    if (header.isEmpty()) {
      return true;
    }
    source = header.get().source().getAddress();
    remote = header.get().source();
    local = header.get().destination();
    assigned = quota.tryAssign(source);
    return assigned && rate.tryAcquire(source);
  }

  /** Gives the place back. */
  void leave(SourceQuota quota) {
    if (assigned) {
      quota.release(source);
    } else {
      quota.cancel();
    }
  }
}
