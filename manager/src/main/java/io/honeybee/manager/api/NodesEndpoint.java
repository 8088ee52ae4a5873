package io.honeybee.manager.api;

import io.helidon.http.Method;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.fleet.Fleet;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All nodes: {@code {"nodes":[..]}}. */
record NodesEndpoint(Fleet fleet) implements Endpoint {

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/api/v1/nodes";
  }

  @Override
  public Optional<Role> role() {
    return Optional.of(Role.VIEWER);
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
