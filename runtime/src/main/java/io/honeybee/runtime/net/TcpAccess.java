package io.honeybee.runtime.net;

/**
 * Whose connections a listener takes for whose, and how fast.
 *
 * @param proxies peers that speak for others
 * @param newPerSecond new connections a second in all, at least 1
 * @param newPerSecondPerSource new connections a second from one source, at least 1
 */
public record TcpAccess(ProxyTrust proxies, int newPerSecond, int newPerSecondPerSource) {
  /** No proxies, and as fast as they come. */
  public static final TcpAccess OPEN =
      new TcpAccess(ProxyTrust.NOBODY, Integer.MAX_VALUE, Integer.MAX_VALUE);

  public TcpAccess {
    if (newPerSecond < 1 || newPerSecondPerSource < 1) {
      throw new IllegalArgumentException("a listener takes at least one connection a second");
    }
  }
}
