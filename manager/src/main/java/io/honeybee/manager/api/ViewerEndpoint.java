package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** What everybody with a token may get; it changes nothing. */
interface ViewerEndpoint extends Endpoint {

  @Override
  default Method method() {
    return Method.GET;
  }

  @Override
  default Optional<Role> role() {
    return Optional.of(Role.VIEWER);
  }
}
