package io.honeybee.manager.api;

import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeView;
import io.honeybee.protocol.NodeId;
import java.util.Optional;

/** One node. */
record NodeEndpoint(Fleet fleet) implements ViewerEndpoint {

  @Override
  public String path() {
    return "/api/v1/nodes/{id}";
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    call.send(200, NodeJson.node(find(fleet, call.nodeId())));
  }

  static NodeView find(Fleet fleet, NodeId id) throws Problem {
    Optional<NodeView> node = fleet.node(id);
    if (node.isEmpty()) {
      throw Problem.notFound("there is no node " + id);
    }
    return node.get();
  }
}
