package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** Says that the manager is there; for balancers and supervisors. */
record HealthEndpoint(String managerName) implements Endpoint {

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/health";
  }

  @Override
  public Optional<Role> role() {
    return Optional.empty();
  }

  @Override
  public void answer(Call call) {
    call.send(200, ApiJson.object().put("status", "ok").put("name", managerName));
  }
}
