package io.honeybee.manager.dashboard;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.WebSession;
import io.honeybee.manager.api.ClientAddress;
import java.util.Optional;

/**
 * One request of a browser. Used by the request's own thread.
 *
 * @param session whose browser it is, when it is signed in
 * @param form empty unless it is a POST
 */
record Visit(
    ServerRequest request, ServerResponse response, Optional<WebSession> session, Form form) {

  /** Who is signed in; only where a role is asked for. */
  Principal principal() {
    return session.orElseThrow().principal();
  }

  /** Who does it, for the audit log. */
  Actor actor() {
    return session
        .map(open -> Actor.of(open.principal(), ClientAddress.of(request)))
        .orElseGet(() -> Actor.nobody(ClientAddress.of(request)));
  }
}
