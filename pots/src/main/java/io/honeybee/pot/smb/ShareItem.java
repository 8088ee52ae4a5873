package io.honeybee.pot.smb;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file or a folder of a share, as one session sees it. Of a file's content only so much is kept
 * as {@link Limits} allow; its size is true all the same. One thread.
 */
final class ShareItem {
  private static final int BLOCK_BYTES = 4096;
  private static final long FOLDER = 0x10;
  private static final long ARCHIVE = 0x20;

  private final boolean folder;
  private final Instant created;
  private final long id;
  private final Map<String, ShareItem> children = new TreeMap<>();
  private String name;
  private Instant changed;
  private byte[] content;
  private boolean shared = true;
  private int kept;
  private long size;

  private ShareItem(String name, boolean folder, Instant created, byte[] content) {
    this.name = name;
    this.folder = folder;
    this.created = created;
    this.changed = created;
    this.content = content;
    this.kept = content.length;
    this.size = content.length;
    this.id = (name.hashCode() ^ created.hashCode()) & 0xFF_FFFFL;
  }

  static ShareItem folder(String name, Instant created) {
    return new ShareItem(name, true, created, new byte[0]);
  }

  /**
   * A file.
   *
   * @param content not copied; never written to
   */
  static ShareItem file(String name, Instant created, byte[] content) {
    return new ShareItem(name, false, created, content);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The folder's items by {@link #key}, in its order. */
  Map<String, ShareItem> children() {
    return children;
  }

  ShareItem add(ShareItem item) {
    children.put(key(item.name), item);
    return this;
  }

  String name() {
    return name;
  }

  void rename(String newName) {
    name = newName;
  }

  boolean isFolder() {
    return folder;
  }

  Instant created() {
    return created;
  }

  Instant changed() {
    return changed;
  }

  long id() {
    return id;
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** In bytes, in whole blocks. */
  long allocated() {
    return (size + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }

  long attributes() {
    return folder ? FOLDER : ARCHIVE;
  }

  /** All of the content, when all of it was kept. */
  Optional<byte[]> whole() {
    return kept == size ? Optional.of(Arrays.copyOf(content, kept)) : Optional.empty();
  }

  /** At most so many bytes from an offset below the size; empty when they were not kept. */
  byte[] read(long offset, int maxBytes) {
    if (offset >= kept) {
      return new byte[0];
    }
    int from = (int) offset;
    return Arrays.copyOfRange(content, from, Math.min(kept, from + maxBytes));
  }

  /**
   * Writes at an offset.
   *
   * @param budget what all sessions together may still keep, in bytes
   * @return bytes taken from the budget
   */
  int write(long offset, byte[] data, Instant now, AtomicLong budget) {
    changed = now;
    long end = offset + data.length;
    boolean joins = offset <= kept;
    size = Math.max(size, end);
    if (!joins || end > Limits.KEPT_FILE_BYTES) {
      return 0;
    }
    int taken = room((int) end, budget);
    if (end <= content.length && !shared) {
      System.arraycopy(data, 0, content, (int) offset, data.length);
      kept = (int) Math.max(kept, end);
    }
    return taken;
  }

  /** Makes the content the session's own, and large enough if the budget allows. */
  private int room(int bytes, AtomicLong budget) {
    if (!shared && bytes <= content.length) {
      return 0;
    }
    int wanted = Math.max(bytes, Math.min(Limits.KEPT_FILE_BYTES, content.length * 2));
    int cost = shared ? wanted : wanted - content.length;
    if (budget.addAndGet(-cost) < 0) {
      budget.addAndGet(cost);
      return 0;
    }
    content = Arrays.copyOf(content, wanted);
    shared = false;
    return cost;
  }

  /** Cuts it off, or lets it grow by zeros that are not kept. */
  void resize(long newSize, Instant now) {
    changed = now;
    size = newSize;
    kept = (int) Math.min(kept, newSize);
  }
}
