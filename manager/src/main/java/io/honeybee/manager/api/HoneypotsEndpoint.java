package io.honeybee.manager.api;

import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All pots of all nodes: {@code {"honeypots":[..]}}. */
record HoneypotsEndpoint(Fleet fleet) implements ViewerEndpoint {

  @Override
  public String path() {
    return "/api/v1/honeypots";
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    ObjectNode json = ApiJson.object();
    ArrayNode pots = json.putArray("honeypots");
    for (NodeView node : fleet.nodes()) {
      node.pots().forEach(pot -> pots.add(NodeJson.potOf(node, pot)));
    }
    call.send(200, json);
  }
}
