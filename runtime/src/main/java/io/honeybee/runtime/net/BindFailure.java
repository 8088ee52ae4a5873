package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Says why a port cannot be had and what to do about it. */
public final class BindFailure {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private BindFailure() {}

  /** Whether somebody else has the port. */
  public static boolean isInUse(IOException failure) {
    IOException cause = failure.getCause() instanceof IOException inner ? inner : failure;
    return String.valueOf(cause.getMessage()).contains("Address already in use");
  }

  /** An exception with one sentence for an operator, with the original as its cause. */
  public static BindException explain(String name, InetSocketAddress address, IOException cause) {
    BindException explained = new BindException(sentence(name, address, cause));
    explained.initCause(cause);
    return explained;
  }

  private static String sentence(String name, InetSocketAddress address, IOException cause) {
    String where = name + " cannot listen on " + address.getHostString() + ":" + address.getPort();
    String reason = String.valueOf(cause.getMessage());
    boolean denied = reason.contains("Permission denied");
    if (denied && address.getPort() < FIRST_UNPRIVILEGED_PORT) {
      return where
          + ": ports under 1024 are reserved. Do not run as root for it; either give the Java binary"
          + " the capability CAP_NET_BIND_SERVICE, or redirect the port to a higher one in the"
          + " firewall, or map it in a container";
    }
    if (isInUse(cause)) {
      return where + ": the port is in use; stop what listens there or choose another port";
    }
    if (reason.contains("Cannot assign requested address")) {
      return where + ": this machine does not have that address";
    }
    return where + ": " + reason;
  }
}
