package io.honeybee.bench.program;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A pot of a node's configuration.
 *
 * @param id also what the manager knows it by
 * @param options as strings
 */
public record PotLine(String id, String type, Map<String, String> options) {
  public PotLine {
    options = Map.copyOf(options);
  }

  /** As a list's entry in YAML. */
  String yaml(int port) {
    String written =
        options.entrySet().stream()
            .map(option -> option.getKey() + ": '" + option.getValue() + "'")
            .collect(Collectors.joining(", "));
    return "  - {id: %s, type: %s, address: 127.0.0.1, port: %d, options: {%s}}%n"
        .formatted(id, type, port, written);
  }
}
