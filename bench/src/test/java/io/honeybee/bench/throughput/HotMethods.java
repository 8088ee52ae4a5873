package io.honeybee.bench.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A flight recording of a program, and what it says of where the time went. Immutable. */
record HotMethods(Path file) {
  private static final int MOST_LINES = 13;

  /** The option that makes a process record from its start to its end. */
  String jvmOption() {
    return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file;
  }

  /** A heading and the ten methods in which most samples were taken, once the process has ended. */
  List<String> lines() throws IOException {
    Process view =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jfr").toString(),
                "view",
                "--width",
                "110",
                "hot-methods",
                file.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = view.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    }
  }
}
