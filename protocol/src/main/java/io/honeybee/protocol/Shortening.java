package io.honeybee.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How hard a message is shortened. Values longer than a limit are cut to it, which takes from the
 * longest first; should that not be enough, fields and list items are left out from the end on, and
 * at last names are cut too.
 *
 * @param maxTextBytes for one text, as it counts on the wire
 * @param maxEntries for one object or list
 * @param maxNameBytes for ids, types and the like, as they count on the wire
 */
record Shortening(int maxTextBytes, int maxEntries, int maxNameBytes) {
  /** The field that says that something is missing. */
  static final String MARK = "truncated";

  /** Cuts nothing but what lies deeper than a peer reads. */
  static final Shortening NONE =
      new Shortening(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Three levels of an envelope lie around an event's data. */
  private static final int MAX_DATA_DEPTH = FrameReader.MAX_DEPTH - 3;

  private static final int SHORTEST_TEXT_BYTES = 32;
  private static final int SHORTEST_NAME_BYTES = 64;
  private static final int FIRST_MAX_ENTRIES = 256;
  private static final String CUT_PROSE = "...";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The hardest step for a limit of so many bytes. */
  static int hardest(int limitBytes) {
    return limitBytes - SHORTEST_TEXT_BYTES + FIRST_MAX_ENTRIES + 2;
  }

  /**
   * @param hardness 1..{@link #hardest}: first texts are cut ever shorter, then entries are left
   *     out, then names are cut
   */
  static Shortening ofHardness(int hardness, int limitBytes) {
    int textSteps = limitBytes - SHORTEST_TEXT_BYTES;
    if (hardness <= textSteps) {
      return new Shortening(limitBytes - hardness, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
    int entries = FIRST_MAX_ENTRIES - (hardness - textSteps - 1);
    return new Shortening(
        SHORTEST_TEXT_BYTES,
        Math.max(0, entries),
        entries < 0 ? SHORTEST_NAME_BYTES : Integer.MAX_VALUE);
  }

  /** How hard it is to cut texts to a length and no more, or to the shortest there is. */
  static int hardnessOfTexts(int maxTextBytes, int limitBytes) {
    return Math.clamp(limitBytes - maxTextBytes, 1, limitBytes - SHORTEST_TEXT_BYTES);
  }

  /** Whether something is too long, if only a name. */
  boolean cuts() {
    return maxTextBytes < Integer.MAX_VALUE;
  }

  PotEvent of(PotEvent event) {
    return new PotEvent(
        event.nodeId(),
        name(event.potId()),
        name(event.potType()),
        name(event.eventType()),
        event.timestamp(),
        cuts() ? fields(event.data()).deepCopy().put(MARK, true) : fields(event.data()),
        nameOrNull(event.eventId()),
        event.seq());
  }

  NodeRegistration of(NodeRegistration registration) {
    List<String> capabilities = registration.capabilities();
    return new NodeRegistration(
        registration.nodeId(),
        name(registration.nodeName()),
        name(registration.address()),
        registration.port(),
        registration.nodeType(),
        nameOrNull(registration.totpCode()),
        capabilities == null ? null : capabilities.stream().limit(maxEntries).toList());
  }

  NodeStatusUpdate of(NodeStatusUpdate status) {
    Map<String, Long> counters = status.counters();
    if (counters == null || counters.size() <= maxEntries) {
      return status;
    }
    Map<String, Long> fewer = new LinkedHashMap<>();
    counters.entrySet().stream()
        .limit(maxEntries)
        .forEach(entry -> fewer.put(entry.getKey(), entry.getValue()));
    return new NodeStatusUpdate(status.nodeId(), status.status(), fewer);
  }

  PotStatusUpdate of(PotStatusUpdate status) {
    return new PotStatusUpdate(
        status.nodeId(),
        name(status.potId()),
        name(status.potType()),
        status.status(),
        proseOrNull(status.message()));
  }

  CommandResult of(CommandResult result) {
    ObjectNode data = result.data();
    return new CommandResult(
        result.nodeId(),
        name(result.commandId()),
        result.ok(),
        proseOrNull(result.message()),
        data == null ? null : fields(data));
  }

  String name(String name) {
    return WireLength.cut(name, maxNameBytes);
  }

  /** Text for people, with a sign at the end of what was cut. */
  String prose(String text) {
    return WireLength.of(text, maxTextBytes) <= maxTextBytes
        ? text
        : WireLength.cut(text, maxTextBytes - CUT_PROSE.length()) + CUT_PROSE;
  }

  /** The same object when nothing in it had to go; otherwise a new one with the mark. */
  ObjectNode fields(ObjectNode fields) {
    if (!cuts() && !isDeeper(fields, MAX_DATA_DEPTH)) {
      return fields;
    }
    JsonNode shorter = shorter(fields, MAX_DATA_DEPTH);
    return shorter.equals(fields) ? fields : ((ObjectNode) shorter).put(MARK, true);
  }

  private static boolean isDeeper(JsonNode value, int depth) {
    if (value.isValueNode()) {
      return false;
    }
    if (depth == 0) {
      return true;
    }
    for (JsonNode child : value) {
      if (isDeeper(child, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode shorter(JsonNode value, int depth) {
    if (value instanceof ObjectNode object) {
      ObjectNode shorter = JSON.objectNode();
      if (depth > 0) {
        object.properties().stream()
            .limit(maxEntries)
            .filter(field -> depth > 1 || field.getValue().isValueNode())
            .forEach(field -> shorter.set(field.getKey(), shorter(field.getValue(), depth - 1)));
      }
      return shorter;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode shorter = JSON.arrayNode();
      array
          .valueStream()
          .limit(maxEntries)
          .filter(item -> depth > 1 || item.isValueNode())
          .forEach(item -> shorter.add(shorter(item, depth - 1)));
      return shorter;
    }
    return value.isString()
        ? JSON.stringNode(WireLength.cut(value.stringValue(), maxTextBytes))
        : value;
  }

  private @Nullable String nameOrNull(@Nullable String name) {
    return name == null ? null : name(name);
  }

  private @Nullable String proseOrNull(@Nullable String text) {
    return text == null ? null : prose(text);
  }
}
