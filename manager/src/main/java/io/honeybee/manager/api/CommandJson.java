package io.honeybee.manager.api;

import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.fleet.CommandState;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.WireCodec;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands in the forms that they have on the wire. Immutable; any thread.
 *
 * <p>The wire's own reader is asked, by way of an envelope, so that the API takes just what a node
 * takes.
 */
final class CommandJson {
  private static final int MAX_DEPTH = 16;

  private final WireCodec codec = new WireCodec();
  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads {@code {"command":C}}. */
  Command read(byte[] body) throws Problem {
    JsonNode parsed;
    try {
      parsed = json.readTree(body);
    } catch (JacksonException e) {
      throw Problem.badRequest("the body is no JSON: " + ApiJson.excerpt(e.getOriginalMessage()));
    }
    JsonNode command = parsed.path("command");
    if (command.isMissingNode() || command.isNull() || parsed.size() != 1) {
      throw Problem.badRequest("send an object with one key, such as {\"command\":\"Status\"}");
    }
    return command(command);
  }

  private Command command(JsonNode command) throws Problem {
    ObjectNode envelope = ApiJson.object().put("version", WireCodec.VERSION);
    envelope
        .putObject("message")
        .putObject("NodeCommand")
        .put("node_id", 0)
        .set("command", command);
    return switch (codec.decode(json.writeValueAsBytes(envelope))) {
      case Decoded.Ok(NodeCommand(_, Command.Unknown(String name), _)) ->
          throw Problem.badRequest("there is no command " + ApiJson.excerpt(name));
      case Decoded.Ok(NodeCommand(_, Command read, _)) -> read;
      case Decoded.Invalid(String reason) -> throw Problem.badRequest(ApiJson.excerpt(reason));
      case Decoded.Malformed(String reason) -> throw Problem.badRequest(ApiJson.excerpt(reason));
      case Decoded.Ok _,
          Decoded.OtherVersion _,
          Decoded.UnknownMessage _,
          Decoded.UnknownPotStatus _ ->
          throw new IllegalStateException("the envelope of a command came back as something else");
    };
  }

  ObjectNode state(CommandState state) {
    ObjectNode answer = ApiJson.object();
    answer.put("command_id", state.commandId());
    answer.put("node_id", state.nodeId().toString());
    answer.set("command", wireForm(state.command()));
    answer.put("status", state.phase().name().toLowerCase(Locale.ROOT));
    answer.put("sent_at", EventJson.time(state.sentAt()));
    ApiJson.putOptional(answer, "ended_at", state.endedAt().map(EventJson::time));
    ApiJson.putOptional(answer, "message", state.message());
    if (state.data().isPresent()) {
      answer.set("data", state.data().get());
    } else {
      answer.putNull("data");
    }
    return answer;
  }

  /** As one line of JSON. */
  String text(Command command) {
    return wireForm(command).toString();
  }

  private JsonNode wireForm(Command command) {
    byte[] envelope = codec.encode(new NodeCommand(NodeId.BROADCAST, command, null));
    return json.readTree(envelope).path("message").path("NodeCommand").path("command");
  }
}
