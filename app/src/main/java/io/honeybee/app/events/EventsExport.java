package io.honeybee.app.events;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.app.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee events export}. */
@Command(
    name = "export",
    description = {
      "Writes the events that a manager has stored, in the order in which it stored them, the"
          + " oldest first; what is stored after the start is left for the next export.",
      "Exit code 1 when the connection stays lost or the output cannot be written, 2 when the token"
          + " is refused or the arguments are wrong."
    },
    mixinStandardHelpOptions = true)
final class EventsExport implements Callable<Integer> {
  @Mixin ManagerOptions options = new ManagerOptions();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only events that happened then or later: " + TimeText.FORMS + ".")
  @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only events that happened before; written like --since.")
  @Nullable String until;

  @Mixin FilterOptions filters = new FilterOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description =
          "jsonl: the API's objects, one a line; csv: for spreadsheets; ecs: Elastic Common Schema,"
              + " an object a line (default: ${DEFAULT-VALUE}).")
  ExportFormat format = ExportFormat.JSONL;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A new file, mode 0600, instead of standard output.")
  @Nullable Path output;

  private final Console console;
  private final Path home;
  private final Map<String, String> environment;
  private final InstantSource clock = InstantSource.system();

  EventsExport(Console console, Path home, Map<String, String> environment) {
    this.console = console;
    this.home = home;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    ManagerAccess manager = ManagerAccess.find(options, home, environment);
    Map<String, String> parameters = parameters();
    try (ApiClient client = new ApiClient(manager, clock);
        ExportOutput out = ExportOutput.open(console, output);
        Progress progress = new Progress(console)) {
      Retries retries = new Retries(console, manager, options.retries);
      EventExport export = new EventExport(new EventPages(client), parameters, retries);
      out.write(format.head());
      export.run((events, count) -> write(events, count, out, progress));
      String place = out.finish();
      progress.clear();
      console.complain("honeybee: exported " + counted(export.count()) + " to " + place);
      return ExitCode.OK;
    } catch (ConnectionLost e) {
      console.complain("honeybee: " + e.getMessage());
      return ExitCode.FAILURE;
    } catch (OutputFailed e) {
      console.complain("honeybee: the export was not written to its end: " + e.getMessage());
      return ExitCode.FAILURE;
    }
  }

  private Map<String, String> parameters() throws OperatorFault {
    Map<String, String> parameters = filters.parameters();
    Instant now = clock.instant();
    if (since != null) {
      parameters.put("since", TimeText.parameter("--since", since, now));
    }
    if (until != null) {
      parameters.put("until", TimeText.parameter("--until", until, now));
    }
    return parameters;
  }

  private void write(Iterable<ApiEvent> events, long count, ExportOutput out, Progress progress)
      throws OutputFailed {
    try {
      String last = "";
      for (ApiEvent event : events) {
        out.write(format.line(event));
        last = event.timestamp();
      }
      out.flush();
      // Over lines of events on the same screen it would only be in the way.
      if (progress.due() && !last.isEmpty() && !(output == null && console.colour())) {
        progress.tell(counted(count) + ", up to " + last);
      }
    } catch (IOException e) {
      throw new OutputFailed(e);
    }
  }

  private static String counted(long events) {
    return events == 1 ? "1 event" : events + " events";
  }
}
