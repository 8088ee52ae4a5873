package io.honeybee.app.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real honeybee process, as a user starts one; what it prints can be waited for. */
final class HoneybeeProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();

  private HoneybeeProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(() -> collect(process.inputReader(StandardCharsets.UTF_8), out));
    Thread.ofVirtual()
        .start(
            () ->
                collect(
                    new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)),
                    err));
  }

  static HoneybeeProcess start(Path home, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                // A shell that runs the tests in its background lets them inherit a SIGINT that is
                // ignored, and a JVM leaves it so.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "io.honeybee.app.Main"));
    command.addAll(List.of(arguments));
    return new HoneybeeProcess(new ProcessBuilder(command).start());
  }

  private void collect(BufferedReader reader, List<String> lines) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (this) {
          lines.add(line);
          notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line on standard output that fits, now or later. */
  String awaitOut(Predicate<String> fits) throws InterruptedException {
    return await(out, fits);
  }

  /** The first line on standard error that fits, now or later. */
  String awaitErr(Predicate<String> fits) throws InterruptedException {
    return await(err, fits);
  }

  private synchronized String await(List<String> lines, Predicate<String> fits)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (String line : lines) {
        if (fits.test(line)) {
          return line;
        }
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("no such line came; standard output and error were:\n" + all());
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 100_000_000L));
      if (!process.isAlive() && left < PATIENCE.toNanos() - 2_000_000_000L) {
        // What it said before its end is read by now.
        for (String line : lines) {
          if (fits.test(line)) {
            return line;
          }
        }
        throw new AssertionError("the process ended; standard output and error were:\n" + all());
      }
    }
  }

  synchronized List<String> out() {
    return List.copyOf(out);
  }

  synchronized String all() {
    return String.join("\n", out) + "\n---\n" + String.join("\n", err);
  }

  /** SIGINT, as Ctrl-C sends it; gives the exit code. */
  int interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return exitCode();
  }

  /** SIGTERM, as service managers send it; gives the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** SIGKILL: no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end; it printed:\n" + all());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
