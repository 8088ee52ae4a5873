package io.honeybee.pot.docker;

import io.honeybee.http.DataFile;
import io.honeybee.http.Escaping;
import io.honeybee.http.Template;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.docker.Engine.Container;
import io.honeybee.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The JSON that an engine answers, with the machine's values. Immutable. */
final class Pages {
  // Draws for the engine must not depend on how many draws the world took.
  private static final long ENGINE_SEED = 0x646f636b6572L;
  private static final List<String> DIGESTS =
      List.of("imageid", "imagedigest", "image2id", "image2digest", "networkid");
  private static final List<String> NAMES =
      List.of("version", "info", "images", "container", "inspect", "networks");

  private final PotContext context;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> own = new HashMap<>();

  Pages(PotContext context, Release release) {
    this.context = context;
    NAMES.forEach(name -> texts.put(name, DataFile.text(Pages.class, name + ".json")));
    World world = context.world();
    SplittableRandom random = new SplittableRandom(world.seed() ^ ENGINE_SEED);
    own.putAll(release.values());
    for (String name : DIGESTS) {
      own.put(
          name,
          "%016x%016x%016x%016x"
              .formatted(
                  random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    own.put(
        "engineid",
        "%08x-%04x-4%03x-a%03x-%012x"
            .formatted(
                random.nextInt(),
                random.nextInt(0x10000),
                random.nextInt(0x1000),
                random.nextInt(0x1000),
                random.nextLong(1L << 48)));
    own.put("kernel", world.kernelRelease());
    own.put("hostname", world.hostName());
    own.put("os", world.distribution().prettyName());
    own.put("osversion", world.distribution().version());
    own.put("cores", Integer.toString(world.cpu().cores()));
    own.put("memory", Long.toString(world.memory().totalKilobytes() << 10));
    own.put("images", "2");
    own.put("installed", world.installedAt().toString());
    long first = world.installedAt().getEpochSecond();
    own.put("imagecreated", Long.toString(first - random.nextInt(90_000, 900_000)));
    own.put("image2created", Long.toString(first - random.nextInt(900_000, 9_000_000)));
  }

  String version() {
    return Template.fill(text("version"), own);
  }

  String images() {
    return Template.fill(text("images"), own);
  }

  String networks() {
    return Template.fill(text("networks"), own);
  }

  String info(List<Container> containers, int port) {
    long running = containers.stream().filter(Container::running).count();
    Map<String, String> values = new HashMap<>(own);
    values.put("containers", Integer.toString(containers.size()));
    values.put("running", Long.toString(running));
    values.put("stopped", Long.toString(containers.size() - running));
    values.put("now", context.clock().instant().toString());
    values.put("port", Integer.toString(port));
    return Template.fill(text("info"), values);
  }

  String list(List<Container> containers) {
    return containers.stream()
        .map(container -> fill("container", container).strip())
        .collect(Collectors.joining(",", "[", "]\n"));
  }

  String inspect(Container container) {
    return fill("inspect", container);
  }

  private String fill(String page, Container container) {
    Map<String, String> values = new HashMap<>(own);
    Instant created = container.created();
    long seconds = Math.max(1, created.until(context.clock().instant(), ChronoUnit.SECONDS));
    boolean running = container.running();
    values.put("id", container.id());
    values.put("short", container.id().substring(0, 12));
    values.put("name", Escaping.JSON.escape(container.name()));
    values.put("image", Escaping.JSON.escape(container.image()));
    values.put("command", Escaping.JSON.escape(container.command()));
    values.put("path", Escaping.JSON.escape(container.command()));
    values.put("created", Long.toString(created.getEpochSecond()));
    values.put("createdat", created.toString());
    values.put("startedat", running ? created.plusMillis(412).toString() : "0001-01-01T00:00:00Z");
    values.put("state", running ? "running" : "created");
    values.put("status", running ? "Up " + seconds + " seconds" : "Created");
    values.put("isrunning", Boolean.toString(running));
    int number = Integer.parseInt(container.id().substring(0, 4), 16);
    values.put("pid", running ? Integer.toString(2_000 + number % 20_000) : "0");
    values.put("last", Integer.toString(2 + number % 200));
    return Template.fill(text(page), values);
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }
}
