package io.honeybee.bench.logins;

import io.honeybee.bench.program.FreePorts;
import io.honeybee.bench.program.Pair;
import io.honeybee.bench.program.PotLine;
import io.honeybee.bench.report.Report;
import io.honeybee.bench.ssh.Credential;
import io.honeybee.bench.ssh.RealSshd;
import io.honeybee.bench.ssh.SshClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The same logins at a node's SSH pot, and then at OpenSSH's server. Belongs to one thread. */
final class LoginRun {
  private static final String POT = "ssh";
  private static final Duration DRAIN = Duration.ofMinutes(2);

  private final LoginSettings settings;
  private final Path directory;
  private final Report report = new Report();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private String failure = "";

  private LoginRun(LoginSettings settings, Path directory) {
    this.settings = settings;
    this.directory = directory;
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, LoginSettings settings)
      throws IOException, InterruptedException, SQLException, GeneralSecurityException {
    return new LoginRun(settings, directory).run();
  }

  /** CPU time so far. */
  @FunctionalInterface
  private interface CpuMeter {
    Duration used() throws IOException;
  }

  private Report run()
      throws IOException, InterruptedException, SQLException, GeneralSecurityException {
    report.line(
        "%d SSH logins a second for %d s at each server; load of the machine before: %s"
            .formatted(settings.rate(), settings.duration().toSeconds(), machineLoad()));
    report.line(
        "%-24s %8s %8s %8s %10s %10s %10s %14s"
            .formatted(
                "server",
                "logins",
                "failed",
                "a second",
                "p50 ms",
                "p99 ms",
                "longest",
                "CPU a login"));
    double[] pot = atPot();
    if (settings.openssh()) {
      double[] openssh = atOpenssh();
      report.line(
          "beside OpenSSH: %.2f times its logins a second, for %.2f times its CPU time a login"
              .formatted(pot[0] / openssh[0], pot[1] / openssh[1]));
    }
    report.line("load of the machine after: " + machineLoad());
    return report;
  }

  private double[] atPot() throws IOException, InterruptedException, SQLException {
    List<PotLine> pots = List.of(new PotLine(POT, "ssh", Map.of("login", "any")));
    try (Pair pair =
            Pair.start(
                Files.createDirectory(directory.resolve("pair")), pots, settings.nodeOptions());
        SshClients clients = SshClients.start()) {
      int port = pair.port(POT);
      LoginLoad.Login login =
          number -> {
            String password = "n" + number;
            clients
                .login(
                    port,
                    SshClients.source(number % 10_000),
                    new Credential.Password("root", password))
                .close(true);
            accepted.add(password);
          };
      double[] figures = measure("HoneyBee's ssh pot", login, pair.node()::cpu);
      if (!failure.isEmpty()) {
        report.broken("logins failed at the pot");
      }
      pair.awaitDrained(DRAIN);
      stored(pair.stored(POT, "ssh.login.success", "password"));
      pair.bugLines().forEach(line -> report.broken("in the logs: " + line));
      return figures;
    }
  }

  private void stored(List<String> passwords) {
    Set<String> different = new HashSet<>(passwords);
    long lost = accepted.stream().filter(password -> !different.contains(password)).count();
    report.line(
        "on the manager: %d of %d logins; %d lost, %d twice"
            .formatted(
                accepted.size() - lost,
                accepted.size(),
                lost,
                passwords.size() - different.size()));
    if (lost > 0 || passwords.size() != different.size()) {
      report.broken("not every login is on the manager exactly once");
    }
  }

  private double[] atOpenssh() throws IOException, InterruptedException, GeneralSecurityException {
    int port = new FreePorts(new SecureRandom()).next();
    try (RealSshd sshd = RealSshd.start(Files.createDirectory(directory.resolve("openssh")), port);
        SshClients clients = SshClients.start()) {
      LoginLoad.Login login =
          number ->
              clients
                  .login(port, SshClients.source(number % 10_000), sshd.credential())
                  .close(true);
      return measure("OpenSSH's sshd", login, sshd::cpu);
    }
  }

  /** Gives logins a second and CPU milliseconds a login. */
  private double[] measure(String server, LoginLoad.Login login, CpuMeter cpu)
      throws IOException, InterruptedException {
    LoginLoad.Outcome warm = LoginLoad.run(settings.rate(), settings.warmUp(), 0, login);
    Duration before = cpu.used();
    LoginLoad.Outcome outcome =
        LoginLoad.run(settings.rate(), settings.duration(), warm.done() + warm.failed(), login);
    double millis = cpu.used().minus(before).toNanos() / 1e6 / Math.max(1, outcome.done());
    report.line(
        "%-24s %8d %8d %8.1f %10.1f %10.1f %10.1f %11.2f ms"
            .formatted(
                server,
                outcome.done(),
                outcome.failed(),
                outcome.rate(),
                outcome.millis(0.5),
                outcome.millis(0.99),
                outcome.millis(1),
                millis));
    if (outcome.failed() + warm.failed() > 0) {
      failure = warm.firstFailure() + " " + outcome.firstFailure();
      report.line("logins failed at %s, such as: %s".formatted(server, failure));
    }
    return new double[] {outcome.rate(), millis};
  }

  private static String machineLoad() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }
}
