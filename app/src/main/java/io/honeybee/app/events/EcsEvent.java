package io.honeybee.app.events;

import io.honeybee.catalogue.BuiltInPots;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the words of the Elastic Common Schema. What the schema has no word for is under
 * {@code honeybee}: the event's place there, and its whole data. An address or a port that is none
 * stands only there, since Elasticsearch would refuse the event for it.
 *
 * <p>Stateless; any thread.
 */
final class EcsEvent {
  static final String SCHEMA = "8.17.0";
  private static final EcsFields DECLARED = new EcsFields(BuiltInPots.all());
  private static final int MAX_PORT = 65_535;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private EcsEvent() {}

  static ObjectNode of(ApiEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@timestamp", event.timestamp());
    json.putObject("ecs").put("version", SCHEMA);
    putEvent(json, event);
    AttackFields fields = new AttackFields(event.data());
    Set<String> addresses = new LinkedHashSet<>();
    putEnd(json, "source", fields.sourceAddress(), fields.sourcePort(), addresses);
    putEnd(json, "destination", fields.destinationAddress(), fields.destinationPort(), addresses);
    putUser(json, fields, addresses);
    putWhatWasDone(json, EcsKind.of(event.eventType()), fields);
    DECLARED.put(json, event.eventType(), event.data());
    ObjectNode honeybee = json.putObject("honeybee");
    for (String name : new String[] {"node_id", "pot_id", "pot_type"}) {
      honeybee.put(name, event.text(name));
    }
    honeybee.set("data", event.data());
    return json;
  }

  private static void putEvent(ObjectNode json, ApiEvent event) {
    EcsKind kind = EcsKind.of(event.eventType());
    ObjectNode object = json.putObject("event");
    object.put("kind", "event");
    putTexts(object, "category", kind.categories());
    putTexts(object, "type", kind.types());
    object.put("action", event.eventType());
    kind.outcome().ifPresent(outcome -> object.put("outcome", outcome));
    object.put("id", event.text("event_id"));
    object.put("module", "honeybee");
  }

  private static void putEnd(
      ObjectNode json, String name, JsonNode address, JsonNode port, Set<String> addresses) {
    ObjectNode end = JsonNodeFactory.instance.objectNode();
    ip(address)
        .ifPresent(
            ip -> {
              end.put("ip", ip);
              addresses.add(ip);
            });
    port(port).ifPresent(number -> end.put("port", number));
    if (!end.isEmpty()) {
      json.set(name, end);
    }
  }

  private static void putUser(ObjectNode json, AttackFields fields, Set<String> addresses) {
    String user = AttackFields.text(fields.field("username"));
    ObjectNode related = JsonNodeFactory.instance.objectNode();
    putTexts(related, "ip", addresses);
    if (!user.isEmpty()) {
      json.putObject("user").put("name", user);
      putTexts(related, "user", Set.of(user));
    }
    if (!related.isEmpty()) {
      json.set("related", related);
    }
  }

  private static void putWhatWasDone(ObjectNode json, EcsKind kind, AttackFields fields) {
    JsonNode input = fields.field("input");
    if (kind == EcsKind.COMMAND || kind == EcsKind.FAILED_COMMAND) {
      String line = AttackFields.text(input);
      if (!line.isEmpty()) {
        json.putObject("process").put("command_line", line);
      }
    }
    String hash = AttackFields.text(fields.field("shasum"));
    if (SHA256.matcher(hash).matches()) {
      json.putObject("file").putObject("hash").put("sha256", hash.toLowerCase(Locale.ROOT));
    }
  }

  private static void putTexts(ObjectNode json, String name, Iterable<String> texts) {
    if (texts.iterator().hasNext()) {
      ArrayNode list = json.putArray(name);
      texts.forEach(list::add);
    }
  }

  /** An address literal without a zone, which Elasticsearch would not take. */
  private static Optional<String> ip(JsonNode value) {
    String text = AttackFields.text(value);
    try {
      InetAddress.ofLiteral(text);
      return text.indexOf('%') < 0 ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** OpenCanary writes -1 for none. */
  private static Optional<Integer> port(JsonNode value) {
    return value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 0
            && value.intValue() <= MAX_PORT
        ? Optional.of(value.intValue())
        : Optional.empty();
  }
}
