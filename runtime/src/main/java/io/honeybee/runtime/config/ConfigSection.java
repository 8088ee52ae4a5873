package io.honeybee.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group of settings. Each getter notes its key as known, reports a fault and then gives the
 * default as a stand-in, so that one reading finds every fault. An empty text means "not set".
 *
 * <p>Thread rule: used by one thread while a file is read.
 */
public final class ConfigSection {
  private static final int MAX_PORT = 65_535;

  private final String path;
  private final ConfigNode.Mapping node;
  private final Path home;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<ConfigSection> children = new ArrayList<>();

  ConfigSection(String path, ConfigNode.Mapping node, Path home, Problems problems) {
    this.path = path;
    this.node = node;
    this.home = home;
    this.problems = problems;
  }

  /** The group below a key; an empty one when there is none. */
  public ConfigSection section(String key) {
    return child(key, known(key));
  }

  private ConfigSection child(String key, @Nullable ConfigNode value) {
    ConfigNode.Mapping mapping = new ConfigNode.Mapping(node.line(), Map.of());
    if (value instanceof ConfigNode.Mapping present) {
      mapping = present;
    } else if (value != null && !isEmpty(value)) {
      wrongKind(key, value, "a group of settings");
    }
    ConfigSection section = new ConfigSection(dotted(key), mapping, home, problems);
    children.add(section);
    return section;
  }

  /** The groups of the list below a key; none when there is no list. */
  public List<ConfigSection> sections(String key) {
    ConfigNode value = known(key);
    List<ConfigSection> sections = new ArrayList<>();
    if (value instanceof ConfigNode.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        sections.add(child(key + "[" + i + "]", sequence.items().get(i)));
      }
    } else if (value != null && !isEmpty(value)) {
      wrongKind(key, value, "a list");
    }
    return sections;
  }

  /** Whether a key stands in the file with a value. */
  public boolean has(String key) {
    ConfigNode value = known(key);
    return value != null && !isEmpty(value);
  }

  /** A text, or nothing when it is absent or empty. */
  public Optional<String> text(String key) {
    ConfigNode value = known(key);
    if (value instanceof ConfigNode.Scalar scalar) {
      return scalar.text().isEmpty() ? Optional.empty() : Optional.of(scalar.text());
    }
    if (value != null && !isEmpty(value)) {
      wrongKind(key, value, "a single value");
    }
    return Optional.empty();
  }

  /**
   * A text that must be there.
   *
   * @param hint what to write, for the message when it is absent
   */
  public String requiredText(String key, String hint) {
    return text(key)
        .orElseGet(
            () -> {
              problem(key, "is missing; " + hint);
              return "";
            });
  }

  /** A whole number within bounds, both inclusive. */
  public int integer(String key, int fallback, int min, int max, String unit) {
    return value(
        key,
        fallback,
        text -> Values.integer(text).filter(n -> n >= min && n <= max),
        text -> text + " is outside " + min + ".." + max + (unit.isEmpty() ? "" : " " + unit));
  }

  /** A port, 0..65535; 0 takes any free port. */
  public int port(String key, int fallback) {
    return integer(key, fallback, 0, MAX_PORT, "");
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean fallback) {
    return value(key, fallback, Values::flag, text -> text + " is neither true nor false");
  }

  /** A time in whole seconds, or with a unit such as {@code 30s} or {@code 5m}. */
  public Duration seconds(String key, Duration fallback, Duration min, Duration max) {
    return value(
        key,
        fallback,
        text -> DurationText.read(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0),
        text -> text + " is outside " + min.toSeconds() + ".." + max.toSeconds() + " seconds");
  }

  /** A number of bytes, or with a unit such as {@code 64MiB}. */
  public long bytes(String key, long fallback, long min, long max) {
    return value(
        key,
        fallback,
        text -> Values.bytes(text).filter(n -> n >= min && n <= max),
        text ->
            text + " is outside " + min + ".." + max + " bytes (a unit such as MiB is allowed)");
  }

  /** One of some words. */
  public <E> E choice(String key, E fallback, Map<String, E> words) {
    return value(
        key,
        fallback,
        text -> Optional.ofNullable(words.get(text)),
        text -> text + " is none of " + String.join(", ", new TreeSet<>(words.keySet())));
  }

  /** A file or directory; {@code ~} at its start is the home directory. */
  public Optional<Path> path(String key) {
    return text(key).map(this::expand);
  }

  /** As {@link #path(String)}, with a default that may start with {@code ~}. */
  public Path path(String key, String fallback) {
    return expand(text(key).orElse(fallback));
  }

  /** A host and port. */
  public HostPort hostPort(String key, HostPort fallback) {
    return value(
        key,
        fallback,
        HostPort::parse,
        text -> text + " is no host:port, such as manager.example.org:9001 or [::1]:9001");
  }

  /** A group of texts with any keys, in the file's order. */
  public Map<String, String> texts(String key) {
    ConfigSection section = section(key);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : section.node.entries().keySet()) {
      section.text(name).ifPresent(text -> texts.put(name, text));
    }
    return texts;
  }

  /** A value that the caller reads itself. */
  public <T> T value(
      String key,
      T fallback,
      Function<String, Optional<T>> parse,
      Function<String, String> complaint) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<T> parsed = parse.apply(text.get());
    if (parsed.isEmpty()) {
      problem(key, complaint.apply(text.get()));
    }
    return parsed.orElse(fallback);
  }

  /** Reports a fault of a key; at the group's line when the key is absent. */
  public void problem(String key, String text) {
    ConfigNode value = node.entries().get(key);
    problems.add(value == null ? node.line() : value.line(), dotted(key), text);
  }

  void reportUnknownKeys() {
    for (Map.Entry<String, ConfigNode> entry : node.entries().entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        String hint =
            NearestKey.of(key, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; known here: " + String.join(", ", known));
        problems.add(entry.getValue().line(), dotted(key), "is not a known key" + hint);
      }
    }
    children.forEach(ConfigSection::reportUnknownKeys);
  }

  private @Nullable ConfigNode known(String key) {
    known.add(key);
    return node.entries().get(key);
  }

  private static boolean isEmpty(ConfigNode value) {
    return value instanceof ConfigNode.Scalar scalar && scalar.text().isEmpty();
  }

  private void wrongKind(String key, ConfigNode value, String wanted) {
    problems.add(value.line(), dotted(key), "is " + value.kind() + "; it must be " + wanted);
  }

  private String dotted(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Path expand(String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
  }
}
