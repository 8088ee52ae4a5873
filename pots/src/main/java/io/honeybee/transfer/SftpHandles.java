package io.honeybee.transfer;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client has open. Its names for them are numbers of four bytes, the lowest that is free, as
 * OpenSSH gives them.
 *
 * <p>Thread rule: one thread. Bound: {@value #MAX_OPEN} handles.
 */
final class SftpHandles {
  private static final int MAX_OPEN = 100;

  /** Something that is open. */
  sealed interface Open {

    /** A file to be read. */
    record Reading(String path, String content) implements Open {}

    /** A file to be written, perhaps read as well. */
    record Writing(UploadedFile file, boolean append) implements Open {}

    /** A directory with the entries that were not told yet. */
    record Listing(String path, List<String> names) implements Open {}
  }

  private final TreeMap<Integer, Open> open = new TreeMap<>();

  /** The handle of something new, or null when there are too many. */
  @Nullable String add(Open opened) {
    if (open.size() >= MAX_OPEN) {
      return null;
    }
    int number = 0;
    while (open.containsKey(number)) {
      number++;
    }
    open.put(number, opened);
    return "\0\0\0" + (char) number;
  }

  @Nullable Open get(String handle) {
    return open.get(number(handle));
  }

  @Nullable Open remove(String handle) {
    return open.remove(number(handle));
  }

  private static int number(String handle) {
    return handle.length() == Integer.BYTES && handle.startsWith("\0\0\0") ? handle.charAt(3) : -1;
  }

  /** Ends what the client left open. */
  void closeAll() {
    for (Open left : open.values()) {
      if (left instanceof Open.Writing writing) {
        writing.file().finish();
      }
    }
    open.clear();
  }
}
