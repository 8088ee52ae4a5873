package io.honeybee.transfer;

import io.honeybee.capture.Capture;
import io.honeybee.capture.Captured;
import io.honeybee.world.files.Content;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode.RegularFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being uploaded. Its beginning is held in memory that counts as the session's
 * files; what is longer goes to the captures as it comes, and must come in order.
 *
 * <p>Thread rule: one thread. Memory: {@value #MAX_BUFFER_BYTES} bytes.
 */
final class UploadedFile {
  private static final int MAX_BUFFER_BYTES = 1 << 20;
  private static final int FIRST_BUFFER_BYTES = 16 * 1024;

  private final Place place;
  private final String path;
  private byte[] buffer = new byte[0];
  private int held;
  private long size;
  private boolean changed;
  private @Nullable Capture streamed;

  /**
   * @param path of a regular file that is there
   * @param before what it holds already, a byte string
   */
  UploadedFile(Place place, String path, String before) {
    this.place = place;
    this.path = path;
    if (!before.isEmpty()) {
      byte[] bytes = before.getBytes(StandardCharsets.ISO_8859_1);
      write(0, bytes, bytes.length);
      changed = false;
    }
  }

  String path() {
    return path;
  }

  long size() {
    return size;
  }

  /** Writes; false when a file of this length may only be written in order. */
  boolean write(long offset, byte[] bytes, int length) {
    if (offset < 0 || offset > Long.MAX_VALUE - length) {
      return false;
    }
    if (streamed == null && offset + length <= MAX_BUFFER_BYTES && grow((int) offset + length)) {
      System.arraycopy(bytes, 0, buffer, (int) offset, length);
      held = Math.max(held, (int) offset + length);
      size = held;
      changed = true;
      return true;
    }
    if (offset != size) {
      return false;
    }
    Capture capture = streamed;
    if (capture == null) {
      capture = place.captures().begin();
      capture.write(buffer, 0, held);
      streamed = capture;
    }
    capture.write(bytes, 0, length);
    size += length;
    changed = true;
    return true;
  }

  /** Cuts the file, or fills it up with zero bytes; false when that cannot be done any more. */
  boolean resize(long bytes) {
    if (streamed != null || bytes < 0 || bytes > MAX_BUFFER_BYTES || !grow((int) bytes)) {
      return bytes == size;
    }
    if (bytes < held) {
      Arrays.fill(buffer, (int) bytes, held, (byte) 0);
    }
    changed |= bytes != held;
    held = (int) bytes;
    size = bytes;
    return true;
  }

  private boolean grow(int bytes) {
    if (bytes <= buffer.length) {
      return true;
    }
    int wanted = Math.max(bytes, Math.max(FIRST_BUFFER_BYTES, 2 * buffer.length));
    wanted = Math.min(wanted, MAX_BUFFER_BYTES);
    if (!place.files().reserve(wanted - buffer.length)) {
      return false;
    }
    buffer = Arrays.copyOf(buffer, wanted);
    return true;
  }

  /** Puts the file where the session finds it, and tells of it. */
  void finish() {
    place.files().release(buffer.length);
    if (!changed) {
      discard();
      return;
    }
    String content = new String(buffer, 0, held, StandardCharsets.ISO_8859_1);
    Captured captured =
        Optional.ofNullable(streamed)
            .map(Capture::finish)
            .orElseGet(() -> place.captures().keep(content.getBytes(StandardCharsets.ISO_8859_1)));
    discard();
    store(content);
    if (size > 0) {
      place.events().uploaded(path, captured);
    }
  }

  private void discard() {
    buffer = new byte[0];
    Capture capture = streamed;
    if (capture != null) {
      capture.close();
    }
  }

  /** With no room left the file has its length all the same; only reading it shows less. */
  private void store(String content) {
    String kept = content;
    try {
      place.files().write(path, content);
    } catch (FileFault e) {
      kept = "";
    }
    place.files().forgetWritten(path);
    try {
      if (kept.length() < size && place.files().find(path) instanceof RegularFile file) {
        Content cut = new CutContent(kept, size);
        place.files().place(place.files().realPath(path), new RegularFile(file.attributes(), cut));
      }
    } catch (FileFault e) {
      // Removed meanwhile, or no room for even a name.
    }
  }

  /** The beginning of a file that is too long to be held. */
  private record CutContent(String beginning, long size) implements Content {
    @Override
    public String read(Instant now) {
      return beginning;
    }
  }
}
