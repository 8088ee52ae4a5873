package io.honeybee.pot.smb;

import io.honeybee.capture.Capture;
import io.honeybee.capture.Captured;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.Status.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The shares as one connection sees them, whatever version it speaks: trees, open files, what is
 * written to them. {@link #close} keeps what was being written. One thread.
 */
final class FileService implements AutoCloseable {
  private static final int OPENED = 1;
  private static final int CREATED = 2;
  private static final int OVERWRITTEN = 3;

  /** Far above what is kept; the rest of it is counted only. */
  private static final long MAX_FILE_BYTES = 1L << 40;

  private final TcpSession session;
  private final SmbSettings settings;
  private final int maxHandle;
  private final Map<Integer, Tree> trees = new HashMap<>();
  private final Map<Integer, Open> opens = new LinkedHashMap<>();
  private final Map<String, ShareFolder> folders = new HashMap<>();
  private long keptBytes;

  /**
   * What was opened.
   *
   * @param action 1 opened, 2 created, 3 overwritten
   */
  record Opened(int handle, Open open, int action) {}

  FileService(TcpSession session, SmbSettings settings, int maxHandle) {
    this.session = session;
    this.settings = settings;
    this.maxHandle = maxHandle;
  }

  /** Connects to a share and reports it. */
  Tree connect(String path, Logon logon) throws RefusedException {
    String name = path.substring(path.lastIndexOf('\\') + 1);
    Optional<Share> share =
        settings.shares().stream().filter(s -> s.name().equalsIgnoreCase(name)).findFirst();
    int status =
        share
            .map(s -> s.isClosed() && logon.state() != Logon.State.USER)
            .map(closed -> closed ? Status.ACCESS_DENIED : Status.SUCCESS)
            .orElse(Status.BAD_NETWORK_NAME);
    session
        .events()
        .report(
            "tree.connect",
            new EventFields().text("path", path).flag("granted", status == Status.SUCCESS));
    if (status != Status.SUCCESS) {
      throw new RefusedException(status);
    }
    if (trees.size() >= Limits.TREES) {
      throw new RefusedException(Status.INSUFFICIENT_RESOURCES);
    }
    int id = unused(trees, 0xFFFF);
    Tree tree = new Tree(id, share.orElseThrow());
    trees.put(id, tree);
    return tree;
  }

  private int unused(Map<Integer, ?> taken, int max) {
    int id = session.context().random().nextInt(1, max);
    return taken.containsKey(id) ? unused(taken, max) : id;
  }

  Tree tree(long id) throws RefusedException {
    Tree tree = trees.get((int) id);
    if (tree == null) {
      throw new RefusedException(Status.NETWORK_NAME_DELETED);
    }
    return tree;
  }

  void disconnect(long id) throws RefusedException {
    Tree tree = tree(id);
    for (int handle : List.copyOf(opens.keySet())) {
      if (open(handle).tree().equals(tree)) {
        close(handle);
      }
    }
    trees.remove(tree.id());
  }

  Open open(long handle) throws RefusedException {
    Open open = opens.get((int) handle);
    if (open == null) {
      throw new RefusedException(Status.FILE_CLOSED);
    }
    return open;
  }

  Open.OfItem item(long handle) throws RefusedException {
    if (open(handle) instanceof Open.OfItem item) {
      return item;
    }
    throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
  }

  RpcPipe pipe(long handle) throws RefusedException {
    if (open(handle) instanceof Open.OfPipe open) {
      return open.pipe();
    }
    throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
  }

  Opened open(Tree tree, OpenRequest request) throws RefusedException {
    if (opens.size() >= Limits.OPEN_FILES) {
      throw new RefusedException(Status.TOO_MANY_OPENED_FILES);
    }
    int handle = unused(opens, maxHandle);
    if (!tree.share().isDisk()) {
      return openPipe(handle, tree, request.path());
    }
    if (!request.isKnown()) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    ShareFolder folder = folder(tree.share());
    Optional<ShareItem> found = folder.find(request.path());
    int action = action(request, found);
    ShareItem item =
        found.isPresent() ? found.get() : folder.make(request.path(), request.wantsFolder(), now());
    if (action == OVERWRITTEN) {
      item.resize(0, now());
    }
    Open.OfItem open = new Open.OfItem(tree, item, request.path());
    open.removeOnClose(request.removesOnClose());
    opens.put(handle, open);
    return new Opened(handle, open, action);
  }

  private static int action(OpenRequest request, Optional<ShareItem> found)
      throws RefusedException {
    if (found.isEmpty()) {
      if (request.mustExist()) {
        throw new RefusedException(Status.OBJECT_NAME_NOT_FOUND);
      }
      return CREATED;
    }
    if (request.mustBeNew()) {
      throw new RefusedException(Status.OBJECT_NAME_COLLISION);
    }
    if (found.get().isFolder() && (request.wantsFile() || request.overwrites())) {
      throw new RefusedException(Status.FILE_IS_A_DIRECTORY);
    }
    if (!found.get().isFolder() && request.wantsFolder()) {
      throw new RefusedException(Status.NOT_A_DIRECTORY);
    }
    return request.overwrites() ? OVERWRITTEN : OPENED;
  }

  private Opened openPipe(int handle, Tree tree, String path) throws RefusedException {
    String name = path.replaceFirst("^\\\\+", "").toLowerCase(Locale.ROOT);
    ExploitProbes.ofPipeName(path).ifPresent(probe -> probe.report(session.events()));
    if (!RpcPipe.NAMES.contains(name)) {
      throw new RefusedException(Status.OBJECT_NAME_NOT_FOUND);
    }
    Open.OfPipe open = new Open.OfPipe(tree, new RpcPipe(name, session.events(), settings));
    opens.put(handle, open);
    return new Opened(handle, open, OPENED);
  }

  ShareFolder folder(Share share) {
    return folders.computeIfAbsent(
        share.name(), _ -> new ShareFolder(ShareContents.of(session.context().world(), share)));
  }

  /** Bytes from an offset; fewer at the end. */
  byte[] read(long handle, long offset, long maxBytes) throws RefusedException {
    Open.OfItem open = item(handle);
    ShareItem item = open.item();
    if (item.isFolder()) {
      throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
    }
    if (offset < 0 || offset >= item.size()) {
      throw new RefusedException(Status.END_OF_FILE);
    }
    byte[] bytes = item.read(offset, (int) Math.min(maxBytes, Limits.TRANSFER_BYTES));
    if (bytes.length == 0 && maxBytes > 0) {
      // Not kept; another program that has it open is what a client believes.
      throw new RefusedException(Status.FILE_LOCK_CONFLICT);
    }
    return bytes;
  }

  void write(long handle, long offset, byte[] data) throws RefusedException {
    Open.OfItem open = item(handle);
    if (open.item().isFolder()) {
      throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
    }
    if (offset < 0 || offset > MAX_FILE_BYTES) {
      throw new RefusedException(Status.DISK_FULL);
    }
    Capture capture = open.written;
    if (capture == null) {
      capture = session.context().captures().begin(session.source());
      open.written = capture;
    }
    if (capture.size() == offset) {
      capture.write(data);
    } else {
      open.outOfOrder = true;
    }
    keptBytes += open.item().write(offset, data, now(), settings.keptBytes());
  }

  /** Closes it, keeps and reports what was written, and removes what is to be. */
  Open close(long handle) throws RefusedException {
    Open open = open(handle);
    opens.remove((int) handle);
    if (open instanceof Open.OfItem item) {
      keep(item);
      if (item.isRemovedOnClose()) {
        folder(item.tree().share()).remove(item.path());
      }
    }
    return open;
  }

  private void keep(Open.OfItem open) {
    Capture capture = open.written;
    if (capture == null) {
      return;
    }
    Optional<byte[]> whole = open.outOfOrder ? open.item().whole() : Optional.empty();
    Captured captured;
    EventFields fields = new EventFields();
    if (whole.isPresent()) {
      capture.close();
      captured = session.context().captures().keep(whole.get());
    } else {
      captured = capture.finish();
      if (open.outOfOrder) {
        fields.cut();
      }
    }
    session
        .events()
        .report(
            EventType.FILE_UPLOAD.verb(),
            fields
                .text("filename", open.path().replaceFirst("^\\\\", ""))
                .text("share", open.tree().share().name())
                .captured(captured));
  }

  /** What a folder holds that matches. */
  static List<ShareEntry> list(ShareItem folder, String pattern) {
    List<ShareEntry> entries = new ArrayList<>();
    if (WildCard.matches(pattern, ".")) {
      entries.add(new ShareEntry(".", folder));
      entries.add(new ShareEntry("..", folder));
    }
    for (ShareItem item : folder.children().values()) {
      if (WildCard.matches(pattern, item.name())) {
        entries.add(new ShareEntry(item.name(), item));
      }
    }
    return entries;
  }

  java.time.Instant now() {
    return session.context().clock().instant();
  }

  @Override
  public void close() {
    for (Open open : opens.values()) {
      if (open instanceof Open.OfItem item) {
        keep(item);
      }
    }
    opens.clear();
    settings.keptBytes().addAndGet(keptBytes);
  }
}
