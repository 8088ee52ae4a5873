package io.honeybee.capture;

import io.honeybee.runtime.files.BoundedFolder;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.FolderCounters.Loss;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the {@link CaptureStore}. Writing never fails: what cannot be kept is
 * hashed and counted only.
 *
 * <p>Thread rule: one thread. Memory: none but the hash; each write goes to the disk. {@link
 * #close} without {@link #finish} throws away what was written.
 */
public final class Capture extends OutputStream {
  private final CaptureStore store;
  private final long maxBytes;
  private final @Nullable InetAddress source;
  private final MessageDigest digest;
  private @Nullable FileChannel channel;
  private @Nullable Path part;
  private @Nullable Captured result;
  private @Nullable String trouble;
  private @Nullable Loss loss;
  private long size;
  private long reserved;
  private boolean closed;

  /**
   * @param source whose places it takes one of; null when that does not count
   */
  Capture(CaptureStore store, long maxBytes, @Nullable InetAddress source) {
    this.store = store;
    this.source = source;
    this.maxBytes = maxBytes;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Bytes written so far. */
  public long size() {
    return size;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (closed || result != null) {
      throw new IllegalStateException("the capture is finished");
    }
    digest.update(bytes, offset, length);
    size += length;
    if (trouble != null) {
      return;
    }
    if (size > maxBytes) {
      abandon(Loss.OVERSIZED, "larger than " + maxBytes + " bytes");
      return;
    }
    try {
      keep(bytes, offset, length);
    } catch (IOException e) {
      store.tell(e);
      abandon(Loss.DISK, "the disk took no more");
    }
  }

  private void keep(byte[] bytes, int offset, int length) throws IOException {
    FileChannel to = channel();
    if (to == null) {
      return;
    }
    if (!store.folder().reserve(length)) {
      abandon(Loss.BUSY, "files that are being written take all the room there is");
      return;
    }
    reserved += length;
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  private @Nullable FileChannel channel() throws IOException {
    if (channel == null) {
      if (!store.tryOpen(source)) {
        abandon(Loss.BUSY, "too many files are being written");
        return null;
      }
      try {
        store.folder().open();
        part = Files.createTempFile(store.folder().directory(), "", BoundedFolder.UNFINISHED);
        channel = FileChannel.open(part, StandardOpenOption.WRITE);
      } catch (IOException e) {
        if (channel == null) {
          store.closed(source);
        }
        throw e;
      }
    }
    return channel;
  }

  /** Ends the file; further calls give the same. */
  public Captured finish() {
    Captured finished = result;
    if (finished == null) {
      finished = end();
      result = finished;
      close();
    }
    return finished;
  }

  private Captured end() {
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (trouble == null && size == 0) {
      trouble = "empty";
    }
    if (trouble == null) {
      try {
        place(sha256);
      } catch (IOException e) {
        store.tell(e);
        abandon(Loss.DISK, "the disk took no more");
      }
    }
    if (trouble != null) {
      if (loss != null) {
        store.countLost(loss);
      }
      return new Captured(sha256, size, Optional.empty(), Optional.of(trouble));
    }
    return new Captured(sha256, size, Optional.of(store.outfile(sha256)), Optional.empty());
  }

  private void place(String sha256) throws IOException {
    FileChannel written = channel;
    Path from = part;
    if (written == null || from == null) {
      throw new IOException("the file was not begun");
    }
    boolean isNew = !store.folder().seenAgain(sha256);
    if (isNew) {
      if (DurableFile.hasModes(from)) {
        Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("r--------"));
      }
      written.force(true);
      Files.move(from, store.folder().directory().resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
      part = null;
      store.folder().add(sha256, reserved);
      reserved = 0;
    }
    store.countKept(isNew);
  }

  private void abandon(Loss cause, String why) {
    loss = cause;
    trouble = why;
    discard();
  }

  private void discard() {
    FileChannel open = channel;
    Path left = part;
    channel = null;
    part = null;
    try {
      if (open != null) {
        store.closed(source);
        open.close();
      }
      if (left != null) {
        Files.deleteIfExists(left);
      }
    } catch (IOException e) {
      store.tell(e);
    }
    store.folder().release(reserved);
    reserved = 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      discard();
    }
  }
}
