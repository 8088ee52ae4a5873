package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Role;
import java.util.Optional;

/** What a form does that decides who comes in. */
interface AdminForm extends PostedForm {

  @Override
  default Optional<Role> role() {
    return Optional.of(Role.ADMIN);
  }
}
