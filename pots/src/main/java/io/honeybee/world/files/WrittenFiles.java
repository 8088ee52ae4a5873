package io.honeybee.world.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a session wrote into files and nobody was told of yet. A file is settled, and worth telling
 * of, once it was made executable or removed; the rest is told of when the session ends, so that a
 * program which is echoed in a hundred pieces is one file.
 *
 * <p>Thread rule: guarded by its {@link SessionFiles}. Memory: at most {@value #MAX_FILES} names;
 * contents are those of the session's files and count there.
 */
public final class WrittenFiles {
  static final int MAX_FILES = 100;

  private final Map<String, Entry> pending = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param path without links, a byte string
   * @param content a byte string
   */
  public record Written(String path, String content) {}

  private record Entry(String content, boolean settled) {}

  void wrote(String path, String content) {
    pending.remove(path);
    if (pending.size() < MAX_FILES && !content.isEmpty()) {
      pending.put(path, new Entry(content, false));
    }
  }

  /** Settles a file, or all that lie in a directory. */
  void settled(String path) {
    pending.replaceAll(
        (name, entry) ->
            name.equals(path) || name.startsWith(path + "/")
                ? new Entry(entry.content(), true)
                : entry);
  }

  void forget(@Nullable String path) {
    pending.remove(path);
  }

  List<Written> take(boolean all) {
    Predicate<Entry> wanted = entry -> all || entry.settled();
    List<Written> taken = new ArrayList<>();
    pending.forEach(
        (path, entry) -> {
          if (wanted.test(entry)) {
            taken.add(new Written(path, entry.content()));
          }
        });
    pending.values().removeIf(wanted);
    return taken;
  }
}
