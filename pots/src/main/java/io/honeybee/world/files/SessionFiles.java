package io.honeybee.world.files;

import io.honeybee.world.files.FileFault.Kind;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import io.honeybee.world.files.FileNode.RegularFile;
import io.honeybee.world.files.FileTree.Found;
import io.honeybee.world.files.WrittenFiles.Written;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file system as one session sees it: the machine's tree and what the session changed. All
 * paths are absolute. Changes cost from the session's and the pot's {@link WriteBudget}; with
 * nothing left the disk is full.
 *
 * <p>Thread rule: safe for use by any thread, since the channels of one connection share it. {@link
 * #close} gives back what the session took; the disk is full from then on.
 */
public final class SessionFiles implements AutoCloseable {
  private static final int READ = 4;
  private static final int WRITE = 2;
  private static final long SESSION_BYTES = 4L << 20;
  // A made-up file costs more than its bytes: map entry, attributes, name.
  private static final long NODE_BYTES = 512;

  private final InstantSource clock;
  private final WriteBudget shared;
  private final int user;
  private final List<String> writable;
  private final FileTree tree;
  private final WrittenFiles written = new WrittenFiles();
  private long takenBytes;
  private @Nullable LeftFiles heir;
  private String source = "";
  private Directory begun;
  private boolean closed;

  /**
   * @param user who owns what the session makes
   */
  public SessionFiles(Image image, InstantSource clock, WriteBudget shared, int user) {
    this.tree = new FileTree(image.root());
    this.begun = image.root();
    this.writable = image.writable();
    this.clock = clock;
    this.shared = shared;
    this.user = user;
  }

  /**
   * Begins with what an earlier session of the same source left, and leaves what this one changes.
   * For a session that changed nothing yet.
   */
  public synchronized void continueFor(String visitorsSource, LeftFiles left) {
    heir = left;
    source = visitorsSource;
    LeftFiles.Tree found = left.find(source);
    if (found != null && shared.tryTake(found.bytes())) {
      takenBytes += found.bytes();
      tree.put(found.root());
    }
    begun = tree.root();
  }

  /** The entry at a path, links followed. */
  public synchronized FileNode find(String path) throws FileFault {
    return tree.walk(path, true).required();
  }

  /** The entry at a path; a link at its end is not followed. */
  public synchronized FileNode findLink(String path) throws FileFault {
    return tree.walk(path, false).required();
  }

  /** The entry at a path, links followed, or null when there is none for whatever reason. */
  public synchronized @Nullable FileNode lookUp(String path) {
    try {
      return tree.walk(path, true).node();
    } catch (FileFault e) {
      return null;
    }
  }

  /** The path without links, for {@code pwd -P} and {@code readlink -f}; the end may be missing. */
  public synchronized String realPath(String path) throws FileFault {
    return tree.walk(path, true).path();
  }

  /** Whether a file, with links followed, may be executed. */
  public synchronized boolean isExecutable(String path) {
    return lookUp(path) instanceof RegularFile file && (file.attributes().mode() & 0111) != 0;
  }

  /** What a regular file holds. */
  public synchronized String read(String path) throws FileFault {
    return switch (find(path)) {
      case RegularFile file -> {
        require(file, READ);
        yield file.content().read(clock.instant());
      }
      case Directory ignored -> throw new FileFault(Kind.IS_DIRECTORY);
      case Link ignored -> throw new FileFault(Kind.NOT_FOUND);
      case FileNode.Device ignored -> "";
    };
  }

  /** Writes a whole file, made when absent. Writing to a device changes nothing. */
  public synchronized void write(String path, String bytes) throws FileFault {
    Found found = tree.walk(path, true);
    FileNode old = found.node();
    Attributes attributes;
    switch (old) {
      case null -> {
        requireParent(found.path());
        attributes = fresh(0644);
      }
      case RegularFile file -> {
        require(file, WRITE);
        attributes = file.attributes().withModified(clock.instant());
      }
      case Directory ignored -> throw new FileFault(Kind.IS_DIRECTORY);
      case FileNode.Device device -> {
        if (device.kind() == FileNode.DeviceKind.FULL) {
          throw new FileFault(Kind.NO_SPACE);
        }
        return;
      }
      case Link ignored -> throw new FileFault(Kind.NOT_FOUND);
    }
    refuseReadOnly(found.path());
    take(bytes.length() + NODE_BYTES);
    tree.put(found.path(), new RegularFile(attributes, Content.of(bytes)), clock.instant());
    written.wrote(found.path(), bytes);
  }

  /** Replaces what a file holds on the machine's own behalf, whoever owns it. */
  public synchronized void provide(String path, String bytes) throws FileFault {
    if (find(path) instanceof RegularFile file) {
      place(path, new RegularFile(file.attributes(), Content.of(bytes)));
    }
  }

  /** Makes a directory. */
  public synchronized void makeDirectory(String path) throws FileFault {
    Found found = tree.walk(path, true);
    if (found.node() != null) {
      throw new FileFault(Kind.EXISTS);
    }
    requireParent(found.path());
    refuseReadOnly(found.path());
    take(NODE_BYTES);
    tree.put(found.path(), new Directory(fresh(0755), new TreeMap<>()), clock.instant());
  }

  /** Makes a symbolic link. */
  public synchronized void makeLink(String path, String target) throws FileFault {
    Found found = tree.walk(path, false);
    if (found.node() != null) {
      throw new FileFault(Kind.EXISTS);
    }
    requireParent(found.path());
    refuseReadOnly(found.path());
    take(NODE_BYTES + target.length());
    tree.put(found.path(), new Link(fresh(0777), target), clock.instant());
  }

  /** Removes an entry; a directory with all below it. */
  public synchronized void remove(String path) throws FileFault {
    Found found = tree.walk(path, false);
    found.required();
    refuseReadOnly(found.path());
    requireParent(found.path());
    tree.remove(found.path(), clock.instant());
    written.settled(found.path());
  }

  /** Puts an entry, such as one found elsewhere, at a path; replaces what is there. */
  public synchronized void place(String path, FileNode node) throws FileFault {
    Found found = tree.walk(path, false);
    refuseReadOnly(found.path());
    take(NODE_BYTES);
    tree.put(found.path(), node, clock.instant());
  }

  /** Gives an entry another path; what is there goes. */
  public synchronized void rename(String from, String to) throws FileFault {
    Found old = tree.walk(from, false);
    if ((tree.walk(to, false).path() + "/").startsWith(old.path() + "/")) {
      throw new FileFault(Kind.INVALID);
    }
    if (old.path().equals("/")) {
      throw new FileFault(Kind.BUSY);
    }
    FileNode node = old.required();
    refuseReadOnly(old.path());
    requireParent(old.path());
    copy(node, to);
    remove(old.path());
  }

  /** Puts an entry at a path that this user may write to; replaces what is there. */
  public synchronized void copy(FileNode node, String to) throws FileFault {
    Found target = tree.walk(to, false);
    requireParent(target.path());
    if (target.node() instanceof Directory) {
      throw new FileFault(Kind.IS_DIRECTORY);
    }
    place(target.path(), node);
  }

  /** Changes the attributes of an existing entry, links followed. */
  public synchronized void setAttributes(String path, Attributes attributes) throws FileFault {
    Found found = tree.walk(path, true);
    FileNode node = found.required();
    refuseReadOnly(found.path());
    if (user != 0 && node.attributes().user() != user) {
      throw new FileFault(Kind.NOT_PERMITTED);
    }
    take(NODE_BYTES);
    tree.put(found.path(), node.with(attributes), clock.instant());
    if ((attributes.mode() & 0111) != 0) {
      written.settled(found.path());
    }
  }

  /** What was written since the last call and made executable or removed after that. */
  public synchronized List<Written> takeSettled() {
    return written.take(false);
  }

  /** All that was written and not taken yet. */
  public synchronized List<Written> takeWritten() {
    return written.take(true);
  }

  /** Leaves a file out of {@link #takeWritten}, since it was told of in another way. */
  public synchronized void forgetWritten(String path) {
    try {
      written.forget(realPath(path));
    } catch (FileFault e) {
      // There is no such file, so there is nothing to tell of.
    }
  }

  /**
   * Takes bytes that are on their way into a file from the budgets.
   *
   * @return false when there is no room for them
   */
  public synchronized boolean reserve(long bytes) {
    try {
      take(bytes);
      return true;
    } catch (FileFault e) {
      return false;
    }
  }

  /** Gives reserved bytes back, such as right before the file is written. */
  public synchronized void release(long bytes) {
    if (closed) {
      return;
    }
    takenBytes -= bytes;
    shared.giveBack(bytes);
  }

  private Attributes fresh(int mode) {
    return new Attributes(mode, user, user, clock.instant());
  }

  private void refuseReadOnly(String path) throws FileFault {
    if (path.startsWith("/proc/") || path.startsWith("/sys/")) {
      throw new FileFault(Kind.DENIED);
    }
    if (writable.stream()
        .noneMatch(w -> path.equals(w) || path.startsWith(w.equals("/") ? w : w + "/"))) {
      throw new FileFault(Kind.READ_ONLY);
    }
  }

  private void requireParent(String path) throws FileFault {
    require(find(Paths.parent(path)), WRITE);
  }

  private void require(FileNode node, int permission) throws FileFault {
    Attributes a = node.attributes();
    int shift = a.user() == user ? 6 : a.group() == user ? 3 : 0;
    if (user != 0 && (a.mode() >> shift & permission) == 0) {
      throw new FileFault(Kind.DENIED);
    }
  }

  private void take(long bytes) throws FileFault {
    if (closed || takenBytes + bytes > SESSION_BYTES || !shared.tryTake(bytes)) {
      throw new FileFault(Kind.NO_SPACE);
    }
    takenBytes += bytes;
  }

  @Override
  public synchronized void close() {
    if (!closed && heir != null && !tree.root().equals(begun)) {
      heir.keep(source, new LeftFiles.Tree(tree.root(), takenBytes));
    }
    closed = true;
    shared.giveBack(takenBytes);
    takenBytes = 0;
  }
}
