package io.honeybee.bench.tells;

import io.honeybee.bench.program.Pair;
import io.honeybee.bench.program.PotLine;
import io.honeybee.bench.report.Report;
import io.honeybee.bench.ssh.SshClients;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.PotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Tries the tells on one machine, or on two nodes of our own. */
final class TellsRun {
  private static final Set<String> SHELLS = Set.of("ssh", "telnet");

  private final Path directory;
  private final Findings findings = new Findings();

  private TellsRun(Path directory) {
    this.directory = directory;
  }

  /** Examines a machine; the directory is for what clients print. */
  static Report of(Target target, Path directory) throws IOException, InterruptedException {
    TellsRun run = new TellsRun(directory);
    try (SshClients clients = SshClients.start()) {
      run.examine(target, clients);
    }
    return run.report();
  }

  /** Starts two nodes with all pots in an empty directory; examines one, and compares both. */
  static Report ofTwoNodes(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    return new TellsRun(directory).twoNodes();
  }

  private Report twoNodes() throws IOException, InterruptedException, GeneralSecurityException {
    List<PotLine> pots =
        BuiltInPots.all().all().stream()
            .filter(type -> !type.isUdp())
            .map(PotType::name)
            .map(name -> new PotLine(name, name, options(name)))
            .toList();
    try (Pair one = start("one", pots);
        Pair other = start("other", pots);
        SshClients clients = SshClients.start()) {
      Target first = target(one, pots);
      Target second = target(other, pots);
      // More is recorded of this version.
      boolean swap = !banner(first).contains("OpenSSH_9.2p1");
      examine(swap ? second : first, clients);
      NodesDiffer differ = new NodesDiffer(findings);
      try (Shell here = new Shell(clients, first, one.port("ssh"));
          Shell there = new Shell(clients, second, other.port("ssh"))) {
        differ.shells(here, there);
        differ.banners(first, here);
      }
      differ.certificates(first, second);
    }
    return report();
  }

  private static String banner(Target target) throws IOException {
    try (Talk talk = new Talk(target.host(), target.port("ssh").orElseThrow())) {
      return talk.line();
    }
  }

  private static Map<String, String> options(String type) {
    return SHELLS.contains(type) ? Map.of("login", "root") : Map.of();
  }

  private Pair start(String name, List<PotLine> pots) throws IOException, InterruptedException {
    return Pair.start(Files.createDirectory(directory.resolve(name)), pots, List.of());
  }

  private static Target target(Pair pair, List<PotLine> pots) {
    Map<String, Integer> ports = new HashMap<>();
    pots.forEach(pot -> ports.put(pot.type(), pair.port(pot.id())));
    return new Target("127.0.0.1", ports, "root", "T3lls-of-old");
  }

  private void examine(Target target, SshClients clients) throws IOException, InterruptedException {
    OptionalInt ssh = target.port("ssh");
    if (ssh.isPresent()) {
      int port = ssh.getAsInt();
      String banner = new SshInTheClear(target, port, findings).run();
      new SshSessionTells(target, port, findings, directory).run(banner);
      try (Shell shell = new Shell(clients, target, port)) {
        new ShellTells(shell, findings).run(banner);
      }
    } else {
      findings.notTried("ssh", "no such port");
    }
    new OtherTells(target, findings).run();
  }

  private Report report() {
    Report report = new Report();
    findings.all().forEach(finding -> report.line(finding.line()));
    findings.all().stream()
        .filter(finding -> finding.verdict() == Finding.Verdict.GIVEN_AWAY)
        .forEach(finding -> report.broken("given away by " + finding.name()));
    return report;
  }
}
