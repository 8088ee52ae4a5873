package io.honeybee.node.command;

import io.honeybee.node.supervision.PotList;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.pot.Ports;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pots that managers had this node install, kept over restarts.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class InstalledPots {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledPots.class);
  private static final String FILE = "installed_pots.json";

  private final JsonMapper json = new JsonMapper();
  private final Path file;
  private final Map<String, Installed> pots = new LinkedHashMap<>();

  /**
   * @param autoStart whether it starts with the node
   */
  public record Installed(PotSettings settings, boolean autoStart) {}

  /**
   * Reads those of earlier runs.
   *
   * @param directory the node's
   * @throws IOException when the file cannot be read; one sentence for the operator
   */
  public InstalledPots(Path directory, PotTypes types) throws IOException {
    this.file = directory.resolve(FILE);
    if (Files.exists(file)) {
      read(types);
    }
  }

  /** In the order of their installation. */
  public synchronized List<Installed> all() {
    return List.copyOf(pots.values());
  }

  /** Adds a pot, or replaces the one with its id, durably. */
  synchronized void put(PotSettings settings, boolean autoStart) throws IOException {
    pots.put(settings.id(), new Installed(settings, autoStart));
    List<ObjectNode> written = new ArrayList<>();
    pots.values().forEach(pot -> written.add(write(pot)));
    DurableFile.writeSecret(file, json.writeValueAsString(written) + "\n");
  }

  private ObjectNode write(Installed pot) {
    ObjectNode node = json.createObjectNode();
    node.put("id", pot.settings().id());
    node.put("type", pot.settings().type().name());
    node.put("address", String.join(",", pot.settings().addresses()));
    node.put("port", pot.settings().ports().toString());
    ObjectNode options = node.putObject("options");
    pot.settings().options().forEach(options::put);
    node.put("auto_start", pot.autoStart());
    return node;
  }

  private void read(PotTypes types) throws IOException {
    try {
      for (JsonNode node : json.readTree(Files.readString(file))) {
        String id = node.path("id").stringValue();
        Optional<PotType> type = types.byName(node.path("type").stringValue());
        if (type.isPresent()) {
          pots.put(id, read(node, id, type.get()));
        } else {
          LOG.warn("Pot {} of {} is of a type that this release does not have", id, file);
        }
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(
          file + " is damaged; delete it, and have the manager install those pots again", e);
    }
  }

  private static Installed read(JsonNode node, String id, PotType type) {
    Map<String, String> options = new LinkedHashMap<>();
    node.path("options")
        .properties()
        .forEach(option -> options.put(option.getKey(), option.getValue().stringValue()));
    return new Installed(
        new PotSettings(
            id,
            type,
            PotList.addresses(node.path("address").asString("")),
            // A number, as releases wrote it that had one port a pot.
            Ports.parse(node.path("port").asString()),
            options),
        node.path("auto_start").booleanValue());
  }
}
