package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives tests a manager and a node, two real processes that all tests of a run share. Pots are
 * installed through the manager's API, attacked at their ports, and looked for on the manager.
 */
public final class PotsOnManager implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PotsOnManager.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Fleet.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Fleet.class, type -> Fleet.start(), Fleet.class);
  }

  /** A pot that runs. */
  public record Installed(String id, String type, int port) {}

  /** The two processes. Safe for use by any thread. */
  public static final class Fleet implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long CLIENT_PATIENCE_SECONDS = 60;

    private final Path directory;
    private final HoneybeeProcess manager;
    private final HoneybeeProcess node;
    private final ManagerApi api;
    private final String nodeId;
    private final AtomicInteger installed = new AtomicInteger();

    private Fleet(
        Path directory, HoneybeeProcess manager, HoneybeeProcess node, ManagerApi api, String id) {
      this.directory = directory;
      this.manager = manager;
      this.node = node;
      this.api = api;
      this.nodeId = id;
    }

    private static Fleet start() {
      try {
        Path directory = Files.createTempDirectory("honeybee-pots");
        TwoProcesses two = TwoProcesses.in(directory);
        two.setUp();
        two.run("manager", "enrol", "edge-1", "-c", directory.resolve("manager.yaml").toString());
        HoneybeeProcess manager = two.startManager();
        HoneybeeProcess node = two.startNode();
        Eventually.holds(
            () -> two.api().get("/api/v1/nodes").path("nodes").get(0).path("connected").asBoolean(),
            () -> node.all() + manager.all());
        String id = two.api().get("/api/v1/nodes").path("nodes").get(0).path("node_id").asString();
        return new Fleet(directory, manager, node, two.api(), id);
      } catch (IOException e) {
        throw new AssertionError("the two processes cannot be set up", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    /** Has the manager install a pot of this type on a free port, and waits until it runs. */
    public Installed install(String type, Map<String, String> options)
        throws IOException, InterruptedException {
      String id = type + "-" + installed.incrementAndGet();
      ObjectNode body = JSON.createObjectNode();
      ObjectNode command = body.putObject("command").putObject("InstallPot");
      command.put("pot_id", id).put("honeypot_type", type).put("auto_start", true);
      ObjectNode config = command.putObject("config");
      config.put("address", "127.0.0.1").put("port", "0");
      options.forEach(config::put);
      answerOf(JSON.writeValueAsString(body));
      return new Installed(id, type, portOf(id));
    }

    private int portOf(String id) throws IOException, InterruptedException {
      JsonNode info = answerOf("{\"command\":{\"GetPotInfo\":\"" + id + "\"}}");
      assertThat(info.path("status").asString()).as("%s", info).isEqualTo("Running");
      return info.path("port").intValue();
    }

    /** Sends a command and waits for the data of its answer. */
    public JsonNode answerOf(String body) throws IOException, InterruptedException {
      HttpResponse<String> accepted = api.post("/api/v1/nodes/" + nodeId + "/commands", body);
      assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
      String id = JSON.readTree(accepted.body()).path("command_id").asString();
      List<JsonNode> last = new ArrayList<>();
      Eventually.holds(
          () -> {
            JsonNode state = api.get("/api/v1/commands/" + id);
            last.add(state);
            return !state.path("status").asString().equals("sent");
          },
          () -> "no answer to " + body + node.all());
      JsonNode state = last.getLast();
      assertThat(state.path("status").asString()).as("%s", state).isEqualTo("answered");
      return state.path("data");
    }

    /** All events of a pot that the manager has by now, oldest first. */
    public List<JsonNode> events(Installed pot) throws IOException, InterruptedException {
      List<JsonNode> found = new ArrayList<>();
      String path = "/api/v1/events?limit=1000&pot=" + pot.id() + "&after=";
      JsonNode page = api.get(path + "0");
      while (!page.path("events").isEmpty()) {
        page.path("events").forEach(found::add);
        page = api.get(path + page.path("next").asString());
      }
      return found;
    }

    /** Waits until the manager has an event of this type whose data fits; gives the event. */
    public JsonNode await(Installed pot, String eventType, Predicate<JsonNode> dataFits) {
      List<JsonNode> fitting = new ArrayList<>();
      List<JsonNode> all = new ArrayList<>();
      Eventually.holds(
          () -> {
            all.clear();
            all.addAll(events(pot));
            all.stream()
                .filter(event -> event.path("event_type").asString().equals(eventType))
                .filter(event -> dataFits.test(event.path("data")))
                .forEach(fitting::add);
            return !fitting.isEmpty();
          },
          () -> "no such " + eventType + " among " + all + "\n" + node.all());
      return fitting.getFirst();
    }

    /** The manager's API. */
    public JsonNode get(String path) throws IOException, InterruptedException {
      return api.get(path);
    }

    /** Runs a client program to its end; gives standard output and error together. */
    public static String run(String input, String... command)
        throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread feeder =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var in = process.getOutputStream()) {
                      in.write(input.getBytes(StandardCharsets.ISO_8859_1));
                    } catch (IOException e) {
                      // The program ended before it read everything.
                    }
                  });
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      if (!process.waitFor(CLIENT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command[0] + " did not end; it printed: " + output);
      }
      feeder.join();
      return output;
    }

    @Override
    public void close() throws IOException {
      node.close();
      manager.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
