package io.honeybee.pot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a client program of the system and returns what it printed. */
public record RealClient(int exitCode, String output) {
  private static final int DEADLINE_SECONDS = 40;

  /** Runs a program with an input; its standard error is part of the output. */
  public static RealClient run(String input, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    Thread feeder =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.ISO_8859_1));
                  } catch (IOException e) {
                    // The program ended before it read everything.
                  }
                });
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " did not end; it printed: " + output);
    }
    feeder.join();
    return new RealClient(process.exitValue(), output);
  }
}
