package io.honeybee.manager.api;

import io.honeybee.manager.fleet.CommandState;
import io.honeybee.manager.fleet.Fleet;
import java.util.Optional;

/** What became of a command. */
record CommandEndpoint(Fleet fleet, CommandJson commands) implements ViewerEndpoint {
  static final String PREFIX = "/api/v1/commands/";

  @Override
  public String path() {
    return PREFIX + "{id}";
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
