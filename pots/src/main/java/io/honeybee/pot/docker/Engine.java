package io.honeybee.pot.docker;

import io.honeybee.pot.PotContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that attackers believe to have made.
 *
 * <p>Thread rule: safe for use by any thread. Memory: the last {@value #MOST} containers and
 * commands, each with texts of at most {@value #MAX_TEXT} characters.
 */
final class Engine {
  private static final int MOST = 100;
  private static final int MAX_TEXT = 256;
  private static final int ID_CHARS = 64;

  private final PotContext context;
  private final Map<String, Container> containers = newest();
  private final Map<String, String> execs = newest();

  /** A container; the command is shown in lists only. */
  record Container(
      String id, String name, String image, String command, Instant created, boolean running) {}

  Engine(PotContext context) {
    this.context = context;
  }

  private static <V> Map<String, V> newest() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }

  private String id() {
    return "%016x%016x%016x%016x"
        .formatted(
            context.random().nextLong(),
            context.random().nextLong(),
            context.random().nextLong(),
            context.random().nextLong());
  }

  private static String bounded(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** Remembers a container; without a name it gets one. */
  synchronized Container create(String name, String image, String command) {
    String id = id();
    Container made =
        new Container(
            id,
            bounded(name.isEmpty() ? "quiet_" + id.substring(0, 6) : name),
            bounded(image),
            bounded(command),
            context.clock().instant(),
            false);
    containers.put(id, made);
    return made;
  }

  /** By id, the beginning of an id, or name. */
  synchronized Optional<Container> find(String reference) {
    return containers.values().stream()
        .filter(
            container ->
                (reference.length() >= 3
                        && reference.length() <= ID_CHARS
                        && container.id().startsWith(reference))
                    || container.name().equals(reference))
        .findFirst();
  }

  synchronized boolean isTaken(String name) {
    return containers.values().stream().anyMatch(container -> container.name().equals(name));
  }

  synchronized void run(Container container, boolean running) {
    containers.replace(
        container.id(),
        new Container(
            container.id(),
            container.name(),
            container.image(),
            container.command(),
            container.created(),
            running));
  }

  synchronized void remove(Container container) {
    containers.remove(container.id());
  }

  synchronized List<Container> all() {
    return new ArrayList<>(containers.values());
  }

  /** Remembers a command to be run; gives its id. */
  synchronized String exec(Container container) {
    String id = id();
    execs.put(id, container.id());
    return id;
  }

  synchronized boolean knowsExec(String id) {
    return execs.containsKey(id);
  }
}
