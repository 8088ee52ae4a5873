package io.honeybee.world.files;

import io.honeybee.world.files.FileFault.Kind;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of entries that can be walked and changed; a change leaves the tree it began with as it
 * was. It knows nothing of permissions and budgets: {@link SessionFiles} asks for those first.
 *
 * <p>Bounds: 16 links on a way, 64 directories deep, 255 bytes a name. Thread rule: one thread.
 */
final class FileTree {
  private static final int MAX_LINKS = 16;
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_DEPTH = 64;

  private Directory root;

  FileTree(Directory root) {
    this.root = root;
  }

  /** All of it, as it is now. */
  Directory root() {
    return root;
  }

  /** Replaces all of it. */
  void put(Directory all) {
    root = all;
  }

  /** Where a walk ended: a path without links, and what is there, if anything. */
  record Found(String path, @Nullable FileNode node) {
    FileNode required() throws FileFault {
      if (node == null) {
        throw new FileFault(Kind.NOT_FOUND);
      }
      return node;
    }
  }

  /** Puts an entry at a path without links; replaces what is there. */
  void put(String path, FileNode node, Instant now) throws FileFault {
    List<String> parts = parts(path);
    if (parts.isEmpty()) {
      if (node instanceof Directory directory) {
        root = directory;
      }
      return;
    }
    if (parts.size() > MAX_DEPTH || parts.getLast().length() > MAX_NAME_BYTES) {
      throw new FileFault(Kind.NAME_TOO_LONG);
    }
    root = change(root, parts, 0, node, now);
  }

  /** Removes what is at a path without links, with all below it; never the root. */
  void remove(String path, Instant now) throws FileFault {
    if (path.equals("/")) {
      throw new FileFault(Kind.BUSY);
    }
    root = change(root, parts(path), 0, null, now);
  }

  /** Copies the directories on the way down; everything beside the way is shared. */
  private static Directory change(
      Directory in, List<String> parts, int at, @Nullable FileNode node, Instant now)
      throws FileFault {
    String name = parts.get(at);
    if (at == parts.size() - 1) {
      Directory changed = node == null ? in.withoutChild(name) : in.withChild(name, node);
      return changed.with(in.attributes().withModified(now));
    }
    if (!(in.children().get(name) instanceof Directory next)) {
      throw new FileFault(Kind.NOT_FOUND);
    }
    return in.withChild(name, change(next, parts, at + 1, node, now));
  }

  private static List<String> parts(String absolute) {
    return List.of(absolute.substring(1).split("/", -1)).stream()
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /** Goes along a path; a link at its end is followed only when {@code followLast}. */
  Found walk(String path, boolean followLast) throws FileFault {
    Deque<String> todo = new ArrayDeque<>(parts(path));
    Deque<String> done = new ArrayDeque<>();
    Deque<Directory> way = new ArrayDeque<>();
    way.push(root);
    FileNode here = root;
    int links = 0;
    while (!todo.isEmpty()) {
      String part = todo.pop();
      if (!(here instanceof Directory directory)) {
        throw new FileFault(Kind.NOT_DIRECTORY);
      }
      if (part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (way.size() > 1) {
          way.pop();
          done.pollLast();
        }
        here = way.element();
        continue;
      }
      FileNode next = directory.children().get(part);
      if (next == null) {
        if (!todo.isEmpty()) {
          throw new FileFault(Kind.NOT_FOUND);
        }
        done.addLast(part);
        return new Found("/" + String.join("/", done), null);
      }
      if (next instanceof Link link && (followLast || !todo.isEmpty())) {
        if (++links > MAX_LINKS) {
          throw new FileFault(Kind.TOO_MANY_LINKS);
        }
        if (link.target().startsWith("/")) {
          done.clear();
          way.clear();
          way.push(root);
        }
        here = way.element();
        parts("/" + link.target()).reversed().forEach(todo::push);
        continue;
      }
      done.addLast(part);
      here = next;
      if (next instanceof Directory entered) {
        way.push(entered);
      }
    }
    return new Found("/" + String.join("/", done), here);
  }
}
