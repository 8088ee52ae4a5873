package io.honeybee.runtime.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** All that a journal does on disk; a stand-in that fails takes its place in tests. */
interface JournalFiles {

  /**
   * Opens a file for appending, made when absent, and forgets what lies after its first {@code
   * keepBytes}.
   */
  AppendFile open(Path file, long keepBytes) throws IOException;

  /** Opens a file for reading; fails with {@code NoSuchFileException} when it is not there. */
  ReadFile read(Path file) throws IOException;

  /** Puts a whole new content in place of the old one, all or nothing, durably. */
  void replace(Path file, String content) throws IOException;

  void delete(Path file) throws IOException;

  /** A file that is read at any place. Used by one thread. */
  interface ReadFile extends Closeable {
    long size() throws IOException;

    /**
     * Reads some bytes from a place on.
     *
     * @return how many; -1 at the end
     */
    int read(ByteBuffer into, long position) throws IOException;
  }

  /** A file that grows at its end. Used by one thread. */
  interface AppendFile extends Closeable {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns once all that was written survives a power cut. */
    void force() throws IOException;

    /** Forgets what lies after the first bytes; writing goes on there. */
    void truncate(long keepBytes) throws IOException;
  }
}
