package io.honeybee.protocol;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads what nodes say, in the canonical form and in those of older nodes. */
final class NodeMessageReader {
  private static final Set<String> EVENTS = Set.of("Started", "Stopped", "Alarm", "Error");

  private NodeMessageReader() {}

  static NodeRegistration registration(Fields fields) throws InvalidField {
    NodeId nodeId = fields.nodeId();
    String type = fields.text("node_type");
    return new NodeRegistration(
        nodeId,
        fields.text("node_name"),
        fields.text("address"),
        fields.port("port"),
        NodeType.fromWire(type).orElseThrow(() -> new InvalidField("node_type unknown: " + type)),
        fields.optionalText("totp_code"),
        fields.optionalTexts("capabilities"));
  }

  static NodeStatusUpdate status(Fields fields) throws InvalidField {
    NodeId nodeId = fields.nodeId();
    String status = fields.text("status");
    return new NodeStatusUpdate(
        nodeId,
        NodeStatus.fromWire(status)
            .orElseThrow(() -> new InvalidField("status unknown: " + status)),
        fields.optionalCounters("counters"));
  }

  /** {@code "Started"}, {@code {"Error":{...}}}, or {@code {"type":"Error",...}} of older nodes. */
  static Decoded event(JsonNode body) throws InvalidField {
    if (body.isString()) {
      return eventNamed(body.stringValue(), NullNode.getInstance());
    }
    if (body.path("type").isString()) {
      return eventNamed(body.path("type").stringValue(), body);
    }
    Map.Entry<String, JsonNode> only = Variant.of(body, EVENTS, "event");
    return eventNamed(only.getKey(), only.getValue());
  }

  private static Decoded eventNamed(String name, JsonNode body) throws InvalidField {
    return switch (name) {
      case "Started" -> new Decoded.Ok(new NodeEvent.Started());
      case "Stopped" -> new Decoded.Ok(new NodeEvent.Stopped());
      case "Alarm" -> new Decoded.Ok(new NodeEvent.Alarm(text(body, "description", "message")));
      case "Error" -> new Decoded.Ok(new NodeEvent.Error(text(body, "message", "description")));
      default -> new Decoded.UnknownMessage(Excerpt.of("NodeEvent " + name));
    };
  }

  private static String text(JsonNode body, String name, String other) throws InvalidField {
    if (body.isString()) {
      return body.stringValue();
    }
    Fields fields = new Fields(body);
    String text = fields.optionalText(name);
    String second = text == null ? fields.optionalText(other) : text;
    return second == null ? "" : second;
  }

  static Decoded potStatus(Fields fields) throws InvalidField {
    NodeId nodeId = fields.nodeId();
    String potId = fields.text("pot_id");
    String potType = fields.text("pot_type");
    String word = fields.text("status");
    String message = fields.optionalText("message");
    return PotStatus.fromWire(word)
        .<Decoded>map(
            status -> new Decoded.Ok(new PotStatusUpdate(nodeId, potId, potType, status, message)))
        .orElseGet(
            () ->
                new Decoded.UnknownPotStatus(
                    nodeId, potId, potType, word, message == null ? "" : message));
  }

  static CommandResult commandResult(Fields fields) throws InvalidField {
    return new CommandResult(
        fields.nodeId(),
        fields.text("command_id"),
        fields.flag("ok"),
        fields.optionalText("message"),
        fields.optionalObject("data"));
  }
}
