package io.honeybee.bench.sessions;

import io.honeybee.bench.program.HeapGauge;
import io.honeybee.bench.program.Pair;
import io.honeybee.bench.program.PotLine;
import io.honeybee.bench.report.Report;
import io.honeybee.bench.ssh.Credential;
import io.honeybee.bench.ssh.SshClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Opens sessions, looks at the node, and sees that they are alive. Belongs to one thread. */
final class SessionRun {
  private static final String POT = "ssh";
  private static final int OPENING_AT_ONCE = 16;
  private static final int HISTOGRAM_LINES = 45;

  private final SessionSettings settings;
  private final Report report = new Report();

  private SessionRun(SessionSettings settings) {
    this.settings = settings;
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, SessionSettings settings)
      throws IOException, InterruptedException {
    return new SessionRun(settings).run(directory);
  }

  private Report run(Path directory) throws IOException, InterruptedException {
    List<PotLine> pots = List.of(new PotLine(POT, "ssh", Map.of("login", "any")));
    List<OpenShell> open = new ArrayList<>();
    try (Pair pair = Pair.start(directory, pots, settings.nodeOptions());
        SshClients clients = SshClients.start()) {
      long residentBefore = pair.node().residentBytes();
      long began = System.nanoTime();
      open(pair.port(POT), clients, open);
      report.line(
          "%d of %d sessions open after %.1f s, each logged in with a shell at its prompt"
              .formatted(open.size(), settings.count(), (System.nanoTime() - began) / 1e9));
      long resident = pair.node().residentBytes();
      report.line(
          "resident memory of the node: %.0f MiB before, %.0f MiB with them; CPU time %.1f s"
              .formatted(
                  Report.mib(residentBefore),
                  Report.mib(resident),
                  pair.node().cpu().toMillis() / 1e3));
      long live = HeapGauge.usedAfterCollection(pair.node());
      report.line(
          "live heap after a collection: %.1f MiB; resident then: %.0f MiB"
              .formatted(Report.mib(live), Report.mib(pair.node().residentBytes())));
      if (settings.histogram()) {
        HeapGauge.histogram(pair.node()).stream().limit(HISTOGRAM_LINES).forEach(report::line);
      }
      if (Report.mib(resident) > settings.mostMib()) {
        report.broken("the node holds more than " + settings.mostMib() + " MiB");
      }
      alive(open);
      pair.bugLines().forEach(line -> report.broken("in the logs: " + line));
    } finally {
      open.forEach(OpenShell::close);
    }
    return report;
  }

  private void open(int port, SshClients clients, List<OpenShell> open)
      throws InterruptedException {
    List<Future<OpenShell>> opening = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(OPENING_AT_ONCE)) {
      for (int i = 0; i < settings.count(); i++) {
        int number = i;
        opening.add(
            threads.submit(
                () ->
                    new OpenShell(
                        clients.login(
                            port,
                            SshClients.source(number),
                            new Credential.Password("root", "s" + number)))));
      }
    }
    for (Future<OpenShell> one : opening) {
      if (one.state() == Future.State.SUCCESS) {
        open.add(one.resultNow());
      } else if (report.broken().isEmpty()) {
        report.broken("a session did not open: " + one.exceptionNow());
      }
    }
  }

  private void alive(List<OpenShell> open) throws InterruptedException {
    int answering = 0;
    for (int i = 0; i < open.size(); i += Math.max(1, open.size() / 50)) {
      try {
        open.get(i).ask("echo $((40000+" + i + "))", Integer.toString(40_000 + i));
        answering++;
      } catch (IOException e) {
        report.broken("a session does not answer: " + e.getMessage());
      }
    }
    report.line(answering + " of them, spread over all, were asked for a sum and answered");
  }
}
