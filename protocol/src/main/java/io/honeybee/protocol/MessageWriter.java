package io.honeybee.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Writes messages with their fields in the canonical order. */
final class MessageWriter {
  static final MessageWriter CANONICAL = new MessageWriter(false);
  static final MessageWriter FOR_OLDER_NODES = new MessageWriter(true);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CommandWriter commands;

  private MessageWriter(boolean unitCommandsAsObjects) {
    this.commands = new CommandWriter(unitCommandsAsObjects);
  }

  JsonNode write(Message message) {
    return switch (message) {
      case NodeRegistration registration -> named("NodeRegistration", registration(registration));
      case NodeStatusUpdate status -> named("NodeStatusUpdate", status(status));
      case NodeEvent event -> named("NodeEvent", event(event));
      case NodeDrop _ -> JSON.stringNode("NodeDrop");
      case PotStatusUpdate status -> named("PotStatusUpdate", potStatus(status));
      case PotEvent event -> named("PotEvent", potEvent(event));
      case CommandResult result -> named("CommandResult", commandResult(result));
      case RegistrationAck ack -> named("RegistrationAck", registrationAck(ack));
      case NodeCommand command -> named("NodeCommand", nodeCommand(command));
      case EventAck ack ->
          named("EventAck", withId(ack.nodeId()).set("up_to", unsigned(ack.upTo())));
    };
  }

  private static ObjectNode registration(NodeRegistration registration) {
    ObjectNode body = withId(registration.nodeId());
    body.put("node_name", registration.nodeName());
    body.put("address", registration.address());
    body.put("port", registration.port());
    body.put("node_type", registration.nodeType().wireName());
    if (registration.totpCode() != null) {
      body.put("totp_code", registration.totpCode());
    }
    putCapabilities(body, registration.capabilities());
    return body;
  }

  private static ObjectNode status(NodeStatusUpdate status) {
    ObjectNode body = withId(status.nodeId());
    body.put("status", status.status().wireName());
    Map<String, Long> counters = status.counters();
    if (counters != null) {
      ObjectNode values = body.putObject("counters");
      counters.forEach((name, value) -> values.set(name, unsigned(value)));
    }
    return body;
  }

  private static JsonNode event(NodeEvent event) {
    return switch (event) {
      case NodeEvent.Started _ -> JSON.stringNode("Started");
      case NodeEvent.Stopped _ -> JSON.stringNode("Stopped");
      case NodeEvent.Alarm(String description) ->
          named("Alarm", JSON.objectNode().put("description", description));
      case NodeEvent.Error(String text) -> named("Error", JSON.objectNode().put("message", text));
    };
  }

  private static ObjectNode potStatus(PotStatusUpdate status) {
    ObjectNode body = withId(status.nodeId());
    body.put("pot_id", status.potId());
    body.put("pot_type", status.potType());
    body.put("status", status.status().wireName());
    body.put("message", status.message());
    return body;
  }

  private static ObjectNode potEvent(PotEvent event) {
    ObjectNode body = withId(event.nodeId());
    body.put("pot_id", event.potId());
    body.put("pot_type", event.potType());
    body.put("event_type", event.eventType());
    body.put("timestamp", event.timestamp().toString());
    body.set("data", event.data());
    if (event.eventId() != null) {
      body.put("event_id", event.eventId());
    }
    Long seq = event.seq();
    if (seq != null) {
      body.set("seq", unsigned(seq));
    }
    return body;
  }

  private static ObjectNode commandResult(CommandResult result) {
    ObjectNode body = withId(result.nodeId());
    body.put("command_id", result.commandId());
    body.put("ok", result.ok());
    body.put("message", result.message());
    body.set("data", result.data());
    return body;
  }

  private static ObjectNode registrationAck(RegistrationAck ack) {
    ObjectNode body = withId(ack.nodeId());
    body.put("accepted", ack.accepted());
    body.put("message", ack.message());
    if (ack.totpKey() != null) {
      body.put("totp_key", ack.totpKey());
    }
    putCapabilities(body, ack.capabilities());
    return body;
  }

  private ObjectNode nodeCommand(NodeCommand command) {
    ObjectNode body = withId(command.nodeId());
    body.set("command", commands.write(command.command()));
    if (command.commandId() != null) {
      body.put("command_id", command.commandId());
    }
    return body;
  }

  private static ObjectNode named(String name, JsonNode body) {
    ObjectNode named = JSON.objectNode();
    named.set(name, body);
    return named;
  }

  private static ObjectNode withId(NodeId id) {
    ObjectNode body = JSON.objectNode();
    body.set("node_id", unsigned(id.bits()));
    return body;
  }

  /** Half of all node ids are beyond a long, and each event carries one: written as digits. */
  private static JsonNode unsigned(long bits) {
    return bits >= 0
        ? JSON.numberNode(bits)
        : JSON.rawValueNode(new RawValue(Long.toUnsignedString(bits)));
  }

  private static void putCapabilities(ObjectNode body, @Nullable List<String> capabilities) {
    if (capabilities != null) {
      var list = body.putArray("capabilities");
      capabilities.forEach(list::add);
    }
  }
}
