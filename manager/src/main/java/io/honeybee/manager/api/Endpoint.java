package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** One thing that can be asked over HTTP. Called on a virtual thread for each request. */
interface Endpoint {

  Method method();

  /** Such as {@code /api/v1/nodes/{id}}. */
  String path();

  /** The least role that may ask; empty when anyone may. */
  Optional<Role> role();

  /**
   * Answers, exactly once.
   *
   * @throws Problem when it cannot; it is then sent instead
   */
  void answer(Call call) throws Problem;
}
