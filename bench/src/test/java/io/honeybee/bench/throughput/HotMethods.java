package io.honeybee.bench.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A flight recording of a program, and what it says of where the time went. Immutable. */
record HotMethods(Path file) {
  private static final int MOST_LINES = 13;

  /** The option that makes a process record from its start on. */
  String jvmOption() {
    return "-XX:StartFlightRecording=settings=profile,name=bench";
  }

  /** Has the running process write what it recorded; one that ends is in too much of a hurry. */
  void dump(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                tool("jcmd"), Long.toString(pid), "JFR.dump", "name=bench", "filename=" + file)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd could not dump the recording of process " + pid);
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** A heading and the ten methods in which most samples were taken, once they were dumped. */
  List<String> lines() throws IOException {
    Process view =
        new ProcessBuilder(tool("jfr"), "view", "--width", "110", "hot-methods", file.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = view.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    }
  }
}
