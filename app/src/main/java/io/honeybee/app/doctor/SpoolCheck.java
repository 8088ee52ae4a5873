package io.honeybee.app.doctor;

import io.honeybee.node.spool.SpoolInspection;
import io.honeybee.node.spool.SpoolSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;

/** The disk that keeps what the manager does not have yet. */
final class SpoolCheck implements Check {
  static final String STEP = "spool";

  private static final String DISK = "spool disk";
  private static final String BACKLOG = "backlog";
  private static final long MIB = 1L << 20;
  private static final long LEAST_FREE_BYTES = 16 * MIB;
  private static final int TRIAL_BYTES = 4096;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration OLD = Duration.ofMinutes(5);

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    SpoolSettings settings = patient.config().spool();
    Path there = nearestDirectory(settings.dir());
    space(settings, there, chart);
    writing(there, chart);
    if (Files.isDirectory(settings.dir())) {
      backlog(settings, patient, chart);
    }
  }

  /** Where the spool is, or is to be made. */
  private static Path nearestDirectory(Path directory) throws IOException {
    for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.isDirectory(path)) {
        return path;
      }
      if (Files.exists(path)) {
        throw new IOException(path + " is no directory; set spool.dir to one");
      }
    }
    throw new IOException(directory + " (spool.dir) is on no disk of this machine");
  }

  private static void space(SpoolSettings settings, Path there, Chart chart) throws IOException {
    long free = Files.getFileStore(there).getUsableSpace();
    long used = Files.isDirectory(settings.dir()) ? size(settings.dir()) : 0;
    String figures =
        "%d MiB free for %s (spool.dir), which takes %d of at most %d MiB (spool.max_size)"
            .formatted(free / MIB, settings.dir(), used / MIB, settings.maxBytes() / MIB);
    if (free < LEAST_FREE_BYTES) {
      chart.fail(
          STEP, figures + ": the disk is full; make room on it, or set spool.dir to another one");
    } else if (free < settings.maxBytes() - used) {
      chart.warn(
          STEP, figures + ": the disk will be full before that; make room, or lower the limit");
    } else if (used > settings.maxBytes() / 10 * 9) {
      chart.warn(
          STEP, figures + ": at the limit the oldest events are lost; mend the link, or raise it");
    } else {
      chart.ok(STEP, figures);
    }
  }

  private static long size(Path directory) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        try {
          sum += Files.size(file);
        } catch (NoSuchFileException ignored) {
          // A segment that was acknowledged a moment ago.
        }
      }
    }
    return sum;
  }

  private static void writing(Path directory, Chart chart) {
    long began = System.nanoTime();
    try {
      Path trial = Files.createTempFile(directory, ".doctor", "");
      try (FileChannel channel = FileChannel.open(trial, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.allocate(TRIAL_BYTES);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      } finally {
        Files.deleteIfExists(trial);
      }
    } catch (IOException e) {
      chart.fail(
          DISK,
          "a file in %s cannot be written (%s); give the directory to the node's user, make room on the"
                  .formatted(directory, e)
              + " disk, or set spool.dir to another one");
      return;
    }
    if (System.nanoTime() - began > SLOW.toNanos()) {
      chart.warn(DISK, "writing 4 KiB to disk took long; each attack waits for that");
    } else {
      chart.ok(DISK, "4 KiB written and flushed to disk");
    }
  }

  private static void backlog(SpoolSettings settings, Patient patient, Chart chart)
      throws IOException {
    SpoolInspection spool = SpoolInspection.read(settings.dir());
    if (spool.damagedEvents() > 0) {
      chart.warn(
          BACKLOG,
          spool.damagedEvents() + " events on disk are damaged and lost; check the disk's health");
    }
    if (spool.oldest().isEmpty()) {
      chart.ok(BACKLOG, "no event waits for the manager");
      return;
    }
    Duration age = Duration.between(spool.oldest().get().takenAt(), patient.clock().instant());
    String text =
        "%d events (%d KiB) wait for the manager, the oldest for %s"
            .formatted(spool.waitingEvents(), spool.waitingBytes() / 1024, Durations.text(age));
    if (age.compareTo(OLD) > 0) {
      chart.warn(BACKLOG, text + "; the steps below say what holds them up");
    } else {
      chart.ok(BACKLOG, text);
    }
  }
}
