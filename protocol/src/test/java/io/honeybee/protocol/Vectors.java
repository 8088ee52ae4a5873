package io.honeybee.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The specification's test vectors. */
public final class Vectors {
  public static final String NODE_TO_MANAGER = "node-to-manager.jsonl";
  public static final String MANAGER_TO_NODE = "manager-to-node.jsonl";

  private Vectors() {}

  public static List<JsonNode> read(String file) {
    JsonMapper json = new JsonMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/wire/" + file)),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(json::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of all vectors that hold a message. */
  public static List<String> messages() {
    return Stream.of(NODE_TO_MANAGER, MANAGER_TO_NODE)
        .flatMap(file -> read(file).stream())
        .filter(vector -> vector.has("canonical"))
        .map(vector -> vector.path("text").stringValue())
        .toList();
  }
}
