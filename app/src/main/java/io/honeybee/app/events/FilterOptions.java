package io.honeybee.app.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events are wanted. */
final class FilterOptions {
  @Option(names = "--node", paramLabel = "ID", description = "Only those of this node, by its id.")
  @Nullable String node;

  @Option(names = "--pot", paramLabel = "ID", description = "Only those of this honeypot.")
  @Nullable String pot;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only those of this type, such as ssh.login.success.")
  @Nullable String type;

  /** As the API's parameters. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "node", node);
    put(parameters, "pot", pot);
    put(parameters, "type", type);
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
