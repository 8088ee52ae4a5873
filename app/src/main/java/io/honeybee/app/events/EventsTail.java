package io.honeybee.app.events;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.EventLine;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.Termination;
import io.honeybee.manager.events.EventJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee events tail}. */
@Command(
    name = "tail",
    description = {
      "Shows events as the manager stores them, until Ctrl-C. A lost connection is made again, and"
          + " what was stored meanwhile is shown then.",
      "Exit code 1 when the connection stays lost, 2 when the token is refused or the arguments are"
          + " wrong."
    },
    mixinStandardHelpOptions = true)
final class EventsTail implements Callable<Integer> {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  @Mixin ManagerOptions options = new ManagerOptions();
  @Mixin FilterOptions filters = new FilterOptions();

  @Option(names = "--json", description = "Prints each event as the API's object, one a line.")
  boolean json;

  private final Console console;
  private final Path home;
  private final Map<String, String> environment;

  EventsTail(Console console, Path home, Map<String, String> environment) {
    this.console = console;
    this.home = home;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    ManagerAccess manager = ManagerAccess.find(options, home, environment);
    try (ApiClient client = new ApiClient(manager, InstantSource.system())) {
      EventFollower follower =
          new EventFollower(
              client,
              filters.parameters(),
              new Retries(console, manager, options.retries),
              new Screen());
      Termination termination = Termination.listen(STOP_PATIENCE);
      int code = ExitCode.FAILURE;
      try {
        code = run(follower, termination);
        return code;
      } finally {
        termination.done(code);
      }
    }
  }

  private int run(EventFollower follower, Termination termination) throws Exception {
    FutureTask<Void> following =
        new FutureTask<>(
            () -> {
              follower.follow();
              return null;
            });
    Thread.ofVirtual()
        .name("events")
        .start(
            () -> {
              following.run();
              termination.ask();
            });
    termination.await();
    if (!following.isDone()) {
      return ExitCode.OK;
    }
    try {
      following.get();
      return ExitCode.OK;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectionLost lost) {
        console.complain("honeybee: " + lost.getMessage());
        return ExitCode.FAILURE;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private final class Screen implements EventFollower.Listener {
    @Override
    public void ready() {
      console.complain("honeybee: following events; Ctrl-C ends it");
    }

    @Override
    public boolean event(ApiEvent event) {
      console.line(
          json
              ? EventJson.text(event.json())
              : EventLine.of(event.time(), event.eventType(), event.data(), console));
      // Whoever read this, such as 'head', may have had enough.
      return !console.out().checkError();
    }
  }
}
