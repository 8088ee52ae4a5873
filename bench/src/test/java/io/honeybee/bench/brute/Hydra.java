package io.honeybee.bench.brute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Runs Hydra, of Debian's package {@code hydra}, with a list of passwords of its own. Belongs to
 * one thread.
 */
final class Hydra {
  private static final Path PROGRAM = Path.of("/usr/bin/hydra");
  private static final Pattern ATTEMPT =
      Pattern.compile("\\[(?:RE-)?ATTEMPT\\] .* pass \"([^\"]*)\" - .*");

  /** It announces an attempt before it connects, and may end before it did. */
  private static final Pattern UNDONE =
      Pattern.compile(".* because (\\d+) final worker threads did not complete.*");

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Path directory;
  private final int lines;

  /**
   * @param directory for its list and what it prints
   */
  Hydra(Path directory, int lines) {
    this.directory = directory;
    this.lines = lines;
  }

  static String user(int line) {
    return "user" + line;
  }

  static String password(int line) {
    return "Pw-" + line;
  }

  /** Whether a service knows users, so that each line can have one of its own. */
  static boolean hasUsers(String service) {
    return !service.equals("redis");
  }

  /**
   * Attacks a port of loopback to the end of the list.
   *
   * @return how often it says that it tried each password: more than once when a connection broke
   */
  Map<String, Integer> attack(String service, int port, int tasks)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IOException(PROGRAM + " is missing; install Debian's package hydra");
    }
    Path list = directory.resolve(service + ".list");
    Files.write(
        list,
        IntStream.range(0, lines)
            .mapToObj(n -> hasUsers(service) ? user(n) + ":" + password(n) : password(n))
            .toList());
    Path log = directory.resolve(service + ".log");
    // Its restore file is of no use, and would be left in the directory it is started in.
    Process process =
        new ProcessBuilder(
                List.of(
                    PROGRAM.toString(),
                    "-I",
                    "-V",
                    "-t",
                    Integer.toString(tasks),
                    hasUsers(service) ? "-C" : "-P",
                    list.toString(),
                    "-s",
                    Integer.toString(port),
                    service + "://127.0.0.1"))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE)) {
      process.destroyForcibly();
      throw new IOException("hydra did not end; see " + log);
    }
    return attempts(log);
  }

  /** How many of the attempts that it announced it says that it never finished. */
  int undone(String service) throws IOException {
    try (var printed =
        Files.lines(directory.resolve(service + ".log"), StandardCharsets.ISO_8859_1)) {
      return printed
          .map(UNDONE::matcher)
          .filter(Matcher::matches)
          .mapToInt(undone -> Integer.parseInt(undone.group(1)))
          .sum();
    }
  }

  private static Map<String, Integer> attempts(Path log) throws IOException {
    Map<String, Integer> attempts = new HashMap<>();
    try (var printed = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      printed
          .map(ATTEMPT::matcher)
          .filter(Matcher::matches)
          .forEach(attempt -> attempts.merge(attempt.group(1), 1, Integer::sum));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return attempts;
  }
}
