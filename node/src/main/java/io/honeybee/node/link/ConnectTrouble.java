package io.honeybee.node.link;

import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why there is no connection, and which setting may mend it. */
public final class ConnectTrouble {
  private ConnectTrouble() {}

  /** A host name without an address. */
  public static IOException unknownHost(HostPort manager, IOException cause) {
    return new IOException(
        "no address is known for " + manager.host() + "; check server.address and the name server",
        cause);
  }

  /** No address of the host took a TCP connection; the last failure, if any, was this. */
  public static IOException unreachable(
      HostPort manager, Duration timeout, @Nullable IOException cause) {
    String reason =
        switch (cause) {
          case null -> noAnswer(timeout);
          case SocketTimeoutException e -> noAnswer(timeout);
          case NoRouteToHostException e ->
              "there is no route to it; check server.address and the network";
          case ConnectException e ->
              "the connection was refused; start the manager there, or check server.address";
          default -> cause.getMessage();
        };
    return new IOException(manager + " cannot be reached: " + reason, cause);
  }

  /** What a manager with TLS says to a node without is an alert record, and no JSON. */
  public static IOException speaksTls() {
    return new IOException("the manager speaks TLS and this node does not; set tls.enabled: true");
  }

  private static String noAnswer(Duration timeout) {
    return "no answer within "
        + timeout.toSeconds()
        + " s; check server.address and the firewalls, or raise server.connection_timeout";
  }
}
