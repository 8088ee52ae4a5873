package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.fleet.CommandState;
import io.honeybee.manager.fleet.Fleet;
import java.util.Optional;

/** What became of a command. */
record CommandEndpoint(Fleet fleet, CommandJson commands) implements Endpoint {
  static final String PREFIX = "/api/v1/commands/";

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return PREFIX + "{id}";
  }

  @Override
  public Optional<Role> role() {
    return Optional.of(Role.VIEWER);
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    Optional<CommandState> state = fleet.command(call.id());
    if (state.isEmpty()) {
      throw Problem.notFound("there is no such command, or it was long ago");
    }
    call.send(200, commands.state(state.get()));
  }
}
