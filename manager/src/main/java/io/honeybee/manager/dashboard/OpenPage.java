package io.honeybee.manager.dashboard;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** A page to look at. */
interface OpenPage extends Page {

  @Override
  default Method method() {
    return Method.GET;
  }

  @Override
  default Optional<Role> role() {
    return Optional.of(Role.VIEWER);
  }
}
