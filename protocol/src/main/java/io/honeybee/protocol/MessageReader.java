package io.honeybee.protocol;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Tells the messages apart. A message is an object with one key, its name, or just the name. */
final class MessageReader {
  private static final Set<String> NAMES =
      Set.of(
          "NodeRegistration",
          "NodeStatusUpdate",
          "NodeEvent",
          "NodeDrop",
          "PotStatusUpdate",
          "PotEvent",
          "CommandResult",
          "RegistrationAck",
          "NodeCommand",
          "EventAck");

  private MessageReader() {}

  static Decoded read(JsonNode message) throws InvalidField {
    if (message.isString()) {
      return named(message.stringValue(), NullNode.getInstance());
    }
    Map.Entry<String, JsonNode> only = Variant.of(message, NAMES, "message");
    return named(only.getKey(), only.getValue());
  }

  private static Decoded named(String name, JsonNode body) throws InvalidField {
    return switch (name) {
      case "NodeRegistration" -> ok(NodeMessageReader.registration(Fields.of(name, body)));
      case "NodeStatusUpdate" -> ok(NodeMessageReader.status(Fields.of(name, body)));
      case "NodeEvent" -> NodeMessageReader.event(body);
      case "NodeDrop" -> ok(new NodeDrop());
      case "PotStatusUpdate" -> NodeMessageReader.potStatus(Fields.of(name, body));
      case "PotEvent" -> ok(PotEventReader.read(Fields.of(name, body)));
      case "CommandResult" -> ok(NodeMessageReader.commandResult(Fields.of(name, body)));
      case "RegistrationAck" -> ok(registrationAck(Fields.of(name, body)));
      case "NodeCommand" -> ok(command(Fields.of(name, body)));
      case "EventAck" -> ok(eventAck(Fields.of(name, body)));
      default -> new Decoded.UnknownMessage(Excerpt.of(name));
    };
  }

  private static Decoded ok(Message message) {
    return new Decoded.Ok(message);
  }

  private static RegistrationAck registrationAck(Fields fields) throws InvalidField {
    return new RegistrationAck(
        fields.nodeIdOrZero(),
        fields.flag("accepted"),
        fields.optionalText("message"),
        fields.optionalText("totp_key"),
        fields.optionalTexts("capabilities"));
  }

  private static NodeCommand command(Fields fields) throws InvalidField {
    return new NodeCommand(
        fields.nodeIdOrZero(),
        CommandReader.read(fields.node("command")),
        fields.optionalText("command_id"));
  }

  private static EventAck eventAck(Fields fields) throws InvalidField {
    return new EventAck(fields.nodeIdOrZero(), fields.unsigned("up_to"));
  }
}
