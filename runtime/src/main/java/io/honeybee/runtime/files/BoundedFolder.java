package io.honeybee.runtime.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder that never outgrows its {@link FolderLimits}: before it would, the files seen
 * longest ago are removed, counted, and named in the log in sum.
 *
 * <p>Whoever writes a file reserves its bytes first, writes it under a name that ends in {@value
 * #UNFINISHED}, renames it and hands it over with {@link #add}. Unfinished files of an earlier run
 * are removed when the folder is first used.
 *
 * <p>Thread rule: safe for use by any thread. Memory: a name and two numbers a file.
 */
public final class BoundedFolder {
  /** How the name of a file ends that is not complete yet. */
  public static final String UNFINISHED = ".part";

  private static final Logger LOG = LoggerFactory.getLogger(BoundedFolder.class);
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  private final Path directory;
  private final FolderLimits limits;
  private final InstantSource clock;

  /** By name, the one seen longest ago first. */
  private final Map<String, Kept> files = new LinkedHashMap<>();

  private boolean read;
  private long keptBytes;
  private long reservedBytes;
  private long removedFiles;
  private long removedBytes;
  private long untoldFiles;
  private Instant lastTold = Instant.EPOCH;

  private record Kept(long bytes, Instant seen) {}

  /** Does no I/O; the folder is made and read when it is first used. */
  public BoundedFolder(Path directory, FolderLimits limits, InstantSource clock) {
    this.directory = directory;
    this.limits = limits;
    this.clock = clock;
  }

  /** Where the files are. */
  public Path directory() {
    return directory;
  }

  /**
   * Makes the folder, with mode 0700, when it is absent.
   *
   * @throws IOException when it cannot be made or read
   */
  public synchronized void open() throws IOException {
    if (read) {
      return;
    }
    DurableFile.makePrivateDirectory(directory);
    Map<String, Kept> found = new LinkedHashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        look(entry, found);
      }
    }
    List<Map.Entry<String, Kept>> byTime = new ArrayList<>(found.entrySet());
    byTime.sort(Comparator.comparing(entry -> entry.getValue().seen()));
    for (Map.Entry<String, Kept> entry : byTime) {
      files.put(entry.getKey(), entry.getValue());
      keptBytes += entry.getValue().bytes();
    }
    read = true;
    prune();
  }

  private static void look(Path entry, Map<String, Kept> found) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      return;
    }
    if (entry.toString().endsWith(UNFINISHED)) {
      Files.deleteIfExists(entry);
      return;
    }
    found.put(
        entry.getFileName().toString(),
        new Kept(attributes.size(), attributes.lastModifiedTime().toInstant()));
  }

  /**
   * Sets bytes aside for a file that is being written, and makes room for them.
   *
   * @return false when files that are being written take all there is
   */
  public synchronized boolean reserve(long bytes) {
    if (reservedBytes + bytes > limits.maxBytes()) {
      return false;
    }
    reservedBytes += bytes;
    prune();
    return true;
  }

  /** Gives reserved bytes back. */
  public synchronized void release(long bytes) {
    reservedBytes -= bytes;
  }

  /** Takes over a complete file whose bytes were reserved. */
  public synchronized void add(String name, long bytes) {
    reservedBytes -= bytes;
    Kept before = files.remove(name);
    keptBytes += bytes - (before == null ? 0 : before.bytes());
    files.put(name, new Kept(bytes, clock.instant()));
    prune();
  }

  /** Whether there is such a file; if so, it counts as seen now. */
  public synchronized boolean seenAgain(String name) {
    Kept kept = files.remove(name);
    if (kept == null) {
      return false;
    }
    Path file = directory.resolve(name);
    Instant now = clock.instant();
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (IOException e) {
      // Removed by somebody else.
      keptBytes -= kept.bytes();
      return false;
    }
    files.put(name, new Kept(kept.bytes(), now));
    return true;
  }

  /** Removes what is too old or too much. */
  public synchronized void prune() {
    Instant oldest = clock.instant().minus(limits.maxAge());
    Iterator<Map.Entry<String, Kept>> eldest = files.entrySet().iterator();
    int left = files.size();
    while (eldest.hasNext()) {
      Map.Entry<String, Kept> file = eldest.next();
      boolean tooMuch = keptBytes + reservedBytes > limits.maxBytes() || left > limits.maxFiles();
      if (!tooMuch && !file.getValue().seen().isBefore(oldest)) {
        break;
      }
      eldest.remove();
      left--;
      remove(file.getKey(), file.getValue());
    }
    tell();
  }

  private void remove(String name, Kept file) {
    keptBytes -= file.bytes();
    removedFiles++;
    untoldFiles++;
    removedBytes += file.bytes();
    try {
      Files.deleteIfExists(directory.resolve(name));
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", directory.resolve(name), e.toString());
    }
  }

  /** In sum and seldom: an attacker decides how often files come and go. */
  private void tell() {
    Instant now = clock.instant();
    if (untoldFiles == 0 || now.isBefore(lastTold.plus(LOG_INTERVAL))) {
      return;
    }
    LOG.info(
        "Removed the {} oldest files of {} to keep its limits ({} files, {} bytes, {} days)",
        untoldFiles,
        directory,
        limits.maxFiles(),
        limits.maxBytes(),
        limits.maxAge().toDays());
    untoldFiles = 0;
    lastTold = now;
  }

  /** Files in the folder now, those being written not counted. */
  public synchronized int fileCount() {
    return files.size();
  }

  /** Bytes of the files in the folder now. */
  public synchronized long fileBytes() {
    return keptBytes;
  }

  /** Files removed for the limits since the start. */
  public synchronized long removedFiles() {
    return removedFiles;
  }

  /** Bytes of {@link #removedFiles}. */
  public synchronized long removedBytes() {
    return removedBytes;
  }
}
