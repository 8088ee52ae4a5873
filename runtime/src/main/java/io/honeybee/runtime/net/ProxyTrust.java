package io.honeybee.runtime.net;

import java.net.InetAddress;
import java.util.List;

/**
 * The peers that speak for others with the PROXY protocol: balancers and container networks. From
 * them a header is required, from anybody else none is looked for, since whoever may send one can
 * claim to be anybody. Immutable.
 *
 * @param ranges where they are
 */
public record ProxyTrust(List<AddressRange> ranges) {
  /** Nobody speaks for others. */
  public static final ProxyTrust NOBODY = new ProxyTrust(List.of());

  public ProxyTrust {
    ranges = List.copyOf(ranges);
  }

  /** Whether the peer at this address has to send a PROXY header. */
  public boolean includes(InetAddress peer) {
    for (AddressRange range : ranges) {
      if (range.contains(peer)) {
        return true;
      }
    }
    return false;
  }
}
