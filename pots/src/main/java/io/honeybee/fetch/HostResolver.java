package io.honeybee.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Looks host names up. Safe for use by any thread. */
@FunctionalInterface
public interface HostResolver {
  /** The machine's own resolver. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a name or a literal. */
  List<InetAddress> resolve(String host) throws IOException;
}
