package io.honeybee.node.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads figures from {@code /proc} (proc_stat(5), proc_meminfo(5), proc_loadavg(5)).
 *
 * <p>Thread rule: one thread; the processor's load is that since the last call.
 */
final class HostReader {
  private static final int KIB = 1_024;
  private static final int PERMILLE = 1_000;

  /** More lines than any of these files has before what is looked for. */
  private static final int MAX_LINES = 100;

  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;

  /** The columns behind are guests', and counted among users' already. */
  private static final int COLUMNS = 9;

  private final Path proc;
  private final Path disk;
  private long lastTotal;
  private long lastIdle;

  /**
   * @param proc {@code /proc}
   * @param disk a folder on the disk that matters
   */
  HostReader(Path proc, Path disk) {
    this.proc = proc;
    this.disk = disk;
  }

  HostFigures read() {
    List<String> memory = lines("meminfo");
    long diskBytes = 0;
    long diskFree = 0;
    try {
      FileStore store = Files.getFileStore(disk);
      diskBytes = store.getTotalSpace();
      diskFree = store.getUsableSpace();
    } catch (IOException e) {
      // As with the others: a figure that is missing is 0.
    }
    return new HostFigures(
        cpu(), load(), kib(memory, "MemTotal:"), kib(memory, "MemAvailable:"), diskBytes, diskFree);
  }

  private long cpu() {
    for (String line : lines("stat")) {
      String[] fields = line.split("\\s+", -1);
      if (fields[0].equals("cpu") && fields.length > IO_WAIT) {
        long total = 0;
        for (int i = 1; i < Math.min(fields.length, COLUMNS); i++) {
          total += number(fields[i]);
        }
        long idle = number(fields[IDLE]) + number(fields[IO_WAIT]);
        long passed = total - lastTotal;
        long rested = idle - lastIdle;
        lastTotal = total;
        lastIdle = idle;
        return passed <= 0 ? 0 : Math.clamp(PERMILLE - PERMILLE * rested / passed, 0, PERMILLE);
      }
    }
    return 0;
  }

  private long load() {
    List<String> lines = lines("loadavg");
    if (lines.isEmpty()) {
      return 0;
    }
    try {
      double load = Double.parseDouble(lines.getFirst().split("\\s+", 2)[0]);
      return Math.round(load * PERMILLE);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long kib(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.split("\\s+", -1))
        .filter(fields -> fields.length > 1)
        .mapToLong(fields -> number(fields[1]) * KIB)
        .findFirst()
        .orElse(0);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private List<String> lines(String file) {
    try (Stream<String> lines = Files.lines(proc.resolve(file), StandardCharsets.US_ASCII)) {
      return lines.limit(MAX_LINES).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
