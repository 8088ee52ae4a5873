package io.honeybee.app.replay;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.DurationConverter;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.app.terminal.Termination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeybee replay}. */
@Command(
    name = "replay",
    description = {
      "Plays the recording of an attacker's session (asciicast v2; a node keeps them in recordings"
          + " below its base_dir).",
      "The recording is an attacker's: only what draws on the screen is let through. Left out is"
          + " what would make your terminal answer (device attributes and status reports), change"
          + " its title, clipboard or links (OSC, DCS, APC, PM), its modes or character sets, or"
          + " ring. --raw lets all of it through."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final double MOST_SECONDS = 86_400;

  @Parameters(paramLabel = "FILE", description = "The recording, such as recordings/....cast.")
  Path file = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How much faster than it was, 0.01..1000. Default: ${DEFAULT-VALUE}.")
  double speed = 1;

  @Option(
      names = "--idle-limit",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "No pause is longer than this, such as 2s.")
  @Nullable Duration idleLimit;

  @Option(names = "--dump", description = "Prints all text at once, without any control sequences.")
  boolean dump;

  @Option(
      names = "--raw",
      description = "Lets every sequence through. Only for a terminal that nobody else uses.")
  boolean raw;

  private final Console console;

  public ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!(speed >= 0.01 && speed <= 1_000)) {
      throw new OperatorFault("--speed needs a number in 0.01..1000");
    }
    if (dump && raw) {
      throw new OperatorFault("--dump leaves out what --raw lets through; give one of them");
    }
    try (CastReader reader = new CastReader(file)) {
      if (dump) {
        dump(reader);
      } else {
        play(reader);
      }
    }
    return ExitCode.OK;
  }

  private void dump(CastReader reader) throws Exception {
    TerminalFilter filter = new TerminalFilter(true);
    Optional<CastEvent> event = reader.next();
    while (event.isPresent()) {
      show(event.get(), filter);
      event = reader.next();
    }
  }

  /** Ends at once, with the terminal in order, when the operator presses Ctrl-C. */
  private void play(CastReader reader) throws Exception {
    Termination termination = Termination.listen(PATIENCE);
    TerminalFilter filter = new TerminalFilter(false);
    try {
      double before = 0;
      Optional<CastEvent> event = reader.next();
      while (event.isPresent() && !termination.await(pause(event.get().seconds() - before))) {
        before = event.get().seconds();
        show(event.get(), filter);
        event = reader.next();
      }
    } finally {
      console.out().print(TerminalFilter.RESET);
      console.out().println();
      console.out().flush();
      termination.done(ExitCode.OK);
    }
  }

  private Duration pause(double seconds) {
    // Not a number, backwards, or the whole age of the world: the file is not to be trusted.
    double bounded = seconds > 0 ? Math.min(seconds, MOST_SECONDS) / speed : 0;
    Duration pause = Duration.ofNanos((long) (bounded * 1e9));
    Duration most = idleLimit;
    return most != null && most.compareTo(pause) < 0 ? most : pause;
  }

  private void show(CastEvent event, TerminalFilter filter) {
    if (event.kind().equals("o")) {
      console.out().print(raw ? event.text() : filter.pass(event.text()));
      console.out().flush();
    }
  }
}
