package io.honeybee.manager.api;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a request came from. Stateless. */
public final class ClientAddress {
  private ClientAddress() {}

  public static Optional<InetAddress> of(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress inet
        ? Optional.ofNullable(inet.getAddress())
        : Optional.empty();
  }
}
