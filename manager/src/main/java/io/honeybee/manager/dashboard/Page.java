package io.honeybee.manager.dashboard;

import io.helidon.http.Method;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** One page, or what one form does. Called on a virtual thread for each request. */
interface Page {

  Method method();

  String path();

  /** The least role that may see it or do it; empty for those who are not signed in too. */
  Optional<Role> role();

  /**
   * Answers.
   *
   * @throws Refusal when it does not; that is then shown
   * @throws AccessFault when what the form asks for cannot be done
   */
  Reply answer(Visit visit) throws Refusal, AccessFault;
}
