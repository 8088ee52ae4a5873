package io.honeybee.node.identity;

import io.honeybee.protocol.NodeType;
import io.honeybee.runtime.config.ConfigSection;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The {@code node} group: what the node says of itself when it registers.
 *
 * @param name 1..{@value #MAX_NAME_CHARS} characters
 * @param address where it says it can be reached; for show only
 * @param port 0..65535; for show only
 */
public record NodeSettings(String name, NodeType type, String address, int port) {
  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_ADDRESS_CHARS = 255;
  private static final int DEFAULT_PORT = 8080;
  private static final Map<String, NodeType> TYPES =
      Arrays.stream(NodeType.values()).collect(Collectors.toMap(NodeType::wireName, type -> type));

  public static NodeSettings read(ConfigSection section) {
    return new NodeSettings(
        boundedText(section, "name", HostName.own(), MAX_NAME_CHARS),
        section.choice("type", NodeType.FULL, TYPES),
        boundedText(section, "address", "0.0.0.0", MAX_ADDRESS_CHARS),
        section.port("port", DEFAULT_PORT));
  }

  private static String boundedText(
      ConfigSection section, String key, String fallback, int maxChars) {
    String text = section.text(key).orElse(fallback);
    if (text.length() > maxChars || text.chars().anyMatch(Character::isISOControl)) {
      section.problem(key, "must be printable text of at most " + maxChars + " characters");
    }
    return text;
  }
}
