package io.honeybee.pot.docker;

import io.honeybee.pot.AttackerText;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an engine reports beside its requests. Stateless. */
final class DockerEvents {
  static final EventField CONTAINER =
      new EventField("container", "the container's id or name", "container.id");
  private static final EventField IMAGE =
      new EventField("image", "the image's name", "container.image.name");

  static final EventType PULL =
      EventType.of("image.pull", "An image was to be fetched; nothing was.", IMAGE);
  static final EventType CREATE =
      EventType.of(
          "container.create",
          "A container was to be made; none was.",
          CONTAINER,
          IMAGE,
          new EventField("command", "what it is to run, as a list", ""),
          new EventField("entrypoint", "its entry point, as a list", ""),
          new EventField("env", "its environment, as a list", ""),
          new EventField("binds", "what of the host it is to see, as a list", ""),
          new EventField("privileged", "whether it is to have all rights", ""),
          new EventField("network_mode", "which network it is to be in", ""),
          new EventField("pid_mode", "whose processes it is to see", ""),
          new EventField("payload", "the request's body", ""));
  static final EventType START =
      EventType.of("container.start", "A container was to be started; none was.", CONTAINER);

  /** Container Administration Command. */
  private static final String EXEC_TECHNIQUE = "T1609";

  /** Deploy Container. */
  private static final String DEPLOY_TECHNIQUE = "T1610";

  private DockerEvents() {}

  static void pull(SessionEvents events, String image) {
    events.report(PULL.verb(), new EventFields().text("image", raw(image)));
  }

  static void create(SessionEvents events, String id, JsonNode asked, byte[] payload) {
    JsonNode host = asked.path("HostConfig");
    EventFields fields = new EventFields();
    fields.text("container", id);
    fields.text("image", asked.path("Image").asString(""));
    list(fields, "command", asked.path("Cmd"));
    list(fields, "entrypoint", asked.path("Entrypoint"));
    list(fields, "env", asked.path("Env"));
    list(fields, "binds", host.path("Binds"));
    fields.flag("privileged", host.path("Privileged").asBoolean(false));
    text(fields, "network_mode", host.path("NetworkMode"));
    text(fields, "pid_mode", host.path("PidMode"));
    fields.text("payload", payload, EventFields.MAX_INPUT_BYTES);
    fields.techniques(DEPLOY_TECHNIQUE);
    events.report(CREATE.verb(), fields);
  }

  static void start(SessionEvents events, String id) {
    events.report(
        START.verb(), new EventFields().text("container", raw(id)).techniques(DEPLOY_TECHNIQUE));
  }

  static void exec(SessionEvents events, String container, JsonNode command) {
    String line = command.isArray() ? String.join(" ", words(command)) : command.asString("");
    events.report(
        EventType.COMMAND_INPUT.verb(),
        new EventFields()
            .text("container", raw(container))
            .text("input", line.getBytes(StandardCharsets.UTF_8), EventFields.MAX_INPUT_BYTES)
            .techniques(EXEC_TECHNIQUE));
  }

  private static void text(EventFields fields, String name, JsonNode node) {
    if (node.isString() && !node.asString("").isEmpty()) {
      fields.text(name, node.asString(""));
    }
  }

  private static void list(EventFields fields, String name, JsonNode node) {
    if (node.isArray() && !node.isEmpty()) {
      fields.names(name, words(node));
    } else if (node.isString()) {
      fields.names(name, List.of(node.asString("")));
    }
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(word -> word.asString("")).toList();
  }

  private static byte[] raw(String bytes) {
    return AttackerText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.UTF_8);
  }
}
