package io.honeybee.manager.api;

import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.fleet.NodeView;
import io.honeybee.manager.fleet.PotView;
import java.math.BigInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nodes and pots as the API shows them. Stateless. */
final class NodeJson {
  private NodeJson() {}

  static ObjectNode node(NodeView node) {
    ObjectNode json = ApiJson.object();
    json.put("node_id", node.nodeId().toString());
    json.put("node_name", node.nodeName());
    json.put("node_type", node.nodeType().wireName());
    json.put("address", node.address());
    json.put("port", node.port());
    ApiJson.putOptional(json, "remote_address", node.remoteAddress());
    json.put("status", node.status().wireName());
    json.put("connected", node.connected());
    json.put("registered_at", EventJson.time(node.registeredAt()));
    json.put("last_seen", EventJson.time(node.lastSeen()));
    ArrayNode capabilities = json.putArray("capabilities");
    node.capabilities().forEach(capabilities::add);
    ObjectNode counters = json.putObject("counters");
    node.counters()
        .forEach((name, value) -> counters.put(name, new BigInteger(Long.toUnsignedString(value))));
    ArrayNode pots = json.putArray("pots");
    node.pots().forEach(pot -> pots.add(pot(ApiJson.object(), pot)));
    ApiJson.putOptional(json, "last_error", node.lastError());
    return json;
  }

  /** A pot beside the others of all nodes. */
  static ObjectNode potOf(NodeView node, PotView pot) {
    ObjectNode json = ApiJson.object();
    json.put("node_id", node.nodeId().toString());
    json.put("node_name", node.nodeName());
    json.put("node_connected", node.connected());
    return pot(json, pot);
  }

  private static ObjectNode pot(ObjectNode json, PotView pot) {
    json.put("pot_id", pot.potId());
    json.put("pot_type", pot.potType());
    json.put("status", pot.status().wireName());
    ApiJson.putOptional(json, "message", pot.message());
    json.put("updated_at", EventJson.time(pot.updatedAt()));
    return json;
  }
}
