package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.AuditEntry.Outcome;
import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.fleet.CommandState;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeUnreachable;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeId;
import java.util.Optional;

/** Sends a command and answers at once; what became of it is asked by its id. */
record SendCommandEndpoint(Fleet fleet, CommandJson commands, AuditLog audit) implements Endpoint {
  static final int MAX_BODY_BYTES = 64 * 1024;

  @Override
  public Method method() {
    return Method.POST;
  }

  @Override
  public String path() {
    return "/api/v1/nodes/{id}/commands";
  }

  @Override
  public Optional<Role> role() {
    return Optional.of(Role.OPERATOR);
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    NodeId id = call.nodeId();
    Command command = commands.read(call.body(MAX_BODY_BYTES));
    NodeEndpoint.find(fleet, id);
    String detail = commands.text(command);
    CommandState state;
    try {
      state = fleet.send(id, command);
      audit.record(call.actor(), "command", "node " + id, Outcome.OK, detail);
    } catch (NodeUnreachable e) {
      audit.record(call.actor(), "command", "node " + id, Outcome.FAILED, detail);
      throw Problem.conflict(String.valueOf(e.getMessage()));
    }
    call.response().header("Location", CommandEndpoint.PREFIX + state.commandId());
    call.send(202, commands.state(state));
  }
}
