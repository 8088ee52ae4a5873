package io.honeybee.manager.dashboard;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** What a form does that everybody may send who is signed in. */
interface PostedForm extends Page {

  @Override
  default Method method() {
    return Method.POST;
  }

  @Override
  default Optional<Role> role() {
    return Optional.of(Role.VIEWER);
  }
}
