package io.honeybee.world.files;

import io.honeybee.world.files.FileNode.Directory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects entries by their paths and makes the immutable tree of them. */
final class TreeBuilder {
  private final Instant born;
  private final Map<String, TreeMap<String, FileNode>> children = new LinkedHashMap<>();

  TreeBuilder(Instant born) {
    this.born = born;
    children.put("/", new TreeMap<>());
  }

  /** Adds an entry, and plain directories above it where there are none. */
  void add(String path, FileNode node) {
    String parent = Paths.parent(path);
    if (!children.containsKey(parent)) {
      add(parent, new Directory(new Attributes(0755, 0, 0, born), new TreeMap<>()));
    }
    if (node instanceof Directory) {
      children.computeIfAbsent(path, p -> new TreeMap<>());
    }
    children.getOrDefault(parent, new TreeMap<>()).put(Paths.name(path), node);
  }

  Directory build() {
    return directory("/", new Attributes(0755, 0, 0, born));
  }

  private Directory directory(String path, Attributes attributes) {
    TreeMap<String, FileNode> built = new TreeMap<>();
    children
        .getOrDefault(path, new TreeMap<>())
        .forEach(
            (name, node) -> {
              String child = path.equals("/") ? "/" + name : path + "/" + name;
              built.put(
                  name, node instanceof Directory ? directory(child, node.attributes()) : node);
            });
    return new Directory(attributes, built);
  }
}
