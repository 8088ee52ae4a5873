package io.honeybee.bench.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks into the heap of another Java process of this user, which leaves nothing behind there.
 * Stateless.
 */
public final class HeapGauge {
  /** The two generations of the serial collector, as {@code GC.heap_info} prints them. */
  private static final Pattern GENERATION =
      Pattern.compile("\\s*(?:DefNew|Tenured)\\s.*\\bused (\\d+)K.*");

  private static final long BYTES_PER_KIB = 1024;

  private HeapGauge() {}

  /**
   * Collects the whole heap; gives the bytes that are still used.
   *
   * @throws IOException when the process has ended, or is not up yet
   */
  public static long usedAfterCollection(Program program) throws IOException {
    ask(program, "GC.run");
    long used = 0;
    for (String line : ask(program, "GC.heap_info")) {
      Matcher generation = GENERATION.matcher(line);
      if (generation.matches()) {
        used += Long.parseLong(generation.group(1)) * BYTES_PER_KIB;
      }
    }
    if (used == 0) {
      throw new IOException(program.name() + " does not tell of its heap");
    }
    return used;
  }

  /** What is alive on the heap, most bytes first, as {@code GC.class_histogram} prints it. */
  public static List<String> histogram(Program program) throws IOException {
    return ask(program, "GC.class_histogram");
  }

  private static List<String> ask(Program program, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(program.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().toList();
    }
  }
}
