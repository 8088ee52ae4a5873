package io.honeybee.manager.api;

import io.honeybee.manager.fleet.Fleet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All nodes: {@code {"nodes":[..]}}. */
record NodesEndpoint(Fleet fleet) implements ViewerEndpoint {

  @Override
  public String path() {
    return "/api/v1/nodes";
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    ObjectNode json = ApiJson.object();
    ArrayNode nodes = json.putArray("nodes");
    fleet.nodes().forEach(node -> nodes.add(NodeJson.node(node)));
    call.send(200, json);
  }
}
