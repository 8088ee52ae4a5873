package io.honeybee.pot.smb;

import io.honeybee.pot.smb.Status.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of one share as one session sees them: found, made, moved and removed by path. */
final class ShareFolder {
  private static final int MAX_NAME_CHARS = 255;
  private static final int MAX_PATH_CHARS = 2_048;
  private static final int MAX_DEPTH = 16;

  private final ShareItem root;
  private int made;

  ShareFolder(ShareItem root) {
    this.root = root;
  }

  /** The item at a path; empty when there is none in a folder that there is. */
  Optional<ShareItem> find(String path) throws RefusedException {
    List<String> names = names(path);
    if (names.isEmpty()) {
      return Optional.of(root);
    }
    ShareItem parent = parent(names);
    return Optional.ofNullable(parent.children().get(ShareItem.key(names.getLast())));
  }

  ShareItem make(String path, boolean folder, Instant now) throws RefusedException {
    if (++made > Limits.NEW_FILES) {
      throw new RefusedException(Status.DISK_FULL);
    }
    List<String> names = names(path);
    String name = names.getLast();
    ShareItem item = folder ? ShareItem.folder(name, now) : ShareItem.file(name, now, new byte[0]);
    parent(names).add(item);
    return item;
  }

  void remove(String path) throws RefusedException {
    List<String> names = names(path);
    if (!names.isEmpty()) {
      parent(names).children().remove(ShareItem.key(names.getLast()));
    }
  }

  void move(String from, String to) throws RefusedException {
    ShareItem item = find(from).orElseThrow(() -> new RefusedException(Status.NO_SUCH_FILE));
    List<String> names = names(to);
    // A folder moved into itself would be a ring.
    if (names.isEmpty() || find(to).isPresent() || item.isFolder()) {
      throw new RefusedException(Status.OBJECT_NAME_COLLISION);
    }
    ShareItem parent = parent(names);
    remove(from);
    item.rename(names.getLast());
    parent.add(item);
  }

  private ShareItem parent(List<String> names) throws RefusedException {
    ShareItem at = root;
    for (String name : names.subList(0, names.size() - 1)) {
      ShareItem next = at.children().get(ShareItem.key(name));
      if (next == null || !next.isFolder()) {
        throw new RefusedException(Status.OBJECT_PATH_NOT_FOUND);
      }
      at = next;
    }
    return at;
  }

  private static List<String> names(String path) throws RefusedException {
    if (path.length() > MAX_PATH_CHARS) {
      throw new RefusedException(Status.OBJECT_NAME_INVALID);
    }
    String inside = path.replace('/', '\\').replaceAll("^\\\\+|\\\\+$", "");
    if (inside.isEmpty()) {
      return List.of();
    }
    List<String> names = List.of(inside.split("\\\\", -1));
    boolean valid =
        names.size() <= MAX_DEPTH
            && names.stream()
                .allMatch(
                    name ->
                        !name.isEmpty()
                            && name.length() <= MAX_NAME_CHARS
                            && !name.equals(".")
                            && !name.equals("..")
                            && name.chars().noneMatch(c -> c < ' ' || "<>\"|?*:".indexOf(c) >= 0));
    if (!valid) {
      throw new RefusedException(Status.OBJECT_NAME_INVALID);
    }
    return names;
  }
}
