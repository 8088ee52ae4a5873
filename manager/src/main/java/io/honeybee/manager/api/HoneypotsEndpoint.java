package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeView;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All pots of all nodes: {@code {"honeypots":[..]}}. */
record HoneypotsEndpoint(Fleet fleet) implements Endpoint {

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/api/v1/honeypots";
  }

  @Override
  public Optional<Role> role() {
    return Optional.of(Role.VIEWER);
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
