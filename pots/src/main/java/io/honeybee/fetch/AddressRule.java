package io.honeybee.fetch;

import java.net.InetAddress;

/** Says which addresses may be connected to. Safe for use by any thread. */
@FunctionalInterface
public interface AddressRule {
  boolean allows(InetAddress address);
}
