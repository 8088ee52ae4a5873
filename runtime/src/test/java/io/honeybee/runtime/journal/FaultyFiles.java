package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that fails as it is told to. What it does not fail at goes to the real one. */
final class FaultyFiles implements JournalFiles {
  private final JournalFiles disk = new DiskFiles();
  final AtomicInteger forces = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();

  volatile boolean failOpen;
  volatile boolean failWrite;
  volatile boolean failForce;
  volatile boolean failReplace;
  volatile boolean failTruncate;
  volatile boolean failOpenForReading;
  volatile boolean failRead;

  /** Reading fails from this byte of a file on, where {@link #failRead} is set. */
  volatile long readableBytes;

  /** A failing write puts so many bytes on the disk before it fails. */
  volatile int bytesBeforeFailure;

  /** Forcing waits for it. */
  volatile CountDownLatch forceGate = new CountDownLatch(0);

  /** Tests with hundreds of journals leave it out for speed. */
  volatile boolean skipForcing;

  /** All that changes something fails, or nothing. */
  void failAll(boolean fail) {
    failOpen = fail;
    failWrite = fail;
    failForce = fail;
    failReplace = fail;
    failTruncate = fail;
  }

  private void check(boolean fail) throws IOException {
    if (fail) {
      failures.incrementAndGet();
      throw new IOException("No space left on device");
    }
  }

  @Override
  public AppendFile open(Path file, long keepBytes) throws IOException {
    check(failOpen);
    return new FaultyFile(disk.open(file, keepBytes));
  }

  @Override
  public ReadFile read(Path file) throws IOException {
    check(failOpenForReading);
    return new FaultySource(disk.read(file));
  }

  @Override
  public void replace(Path file, String content) throws IOException {
    check(failReplace);
    if (skipForcing) {
      Files.writeString(file, content);
    } else {
      disk.replace(file, content);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  private final class FaultySource implements ReadFile {
    private final ReadFile file;

    FaultySource(ReadFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      check(failRead && position + into.remaining() > readableBytes);
      return file.read(into, position);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private final class FaultyFile implements AppendFile {
    private final AppendFile file;

    FaultyFile(AppendFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (failWrite) {
        int part = Math.min(bytesBeforeFailure, bytes.remaining());
        file.write(bytes.slice(bytes.position(), part));
      }
      check(failWrite);
      file.write(bytes);
    }

    @Override
    public void force() throws IOException {
      forces.incrementAndGet();
      try {
        forceGate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      check(failForce);
      if (!skipForcing) {
        file.force();
      }
    }

    @Override
    public void truncate(long keepBytes) throws IOException {
      check(failTruncate);
      file.truncate(keepBytes);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
