package io.honeybee.shell.command;

import io.honeybee.world.World;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code journalctl}: how the machine came up, which is what its short journal holds. */
final class Logs implements ShellCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public List<String> names() {
    return List.of("journalctl");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (!call.visitor().isRoot()) {
      call.err()
          .write(
              """
              Hint: You are currently not seeing messages from other users and the system.
                    Users in groups 'adm', 'systemd-journal' can see all messages.
                    Pass -q to turn off this notice.
              No journal files were opened due to insufficient permissions.
              """);
      return 1;
    }
    Options options = Options.of(call.args(), "nuptoSU");
    if (!options.operands().isEmpty()) {
      call.err()
          .line("Failed to add match '" + options.operands().getFirst() + "': Invalid argument");
      return 1;
    }
    World world = call.world();
    List<String> lines =
        List.of(
            line(world, 0, "kernel: " + world.kernel().procVersion()),
            line(world, 2, "systemd[1]: Started systemd-journald.service - Journal Service."),
            line(world, 4, "systemd[1]: Started cron.service - Regular background program."),
            line(world, 4, "systemd[1]: Starting ssh.service - OpenBSD Secure Shell server..."),
            line(world, 5, "sshd[512]: Server listening on 0.0.0.0 port 22."),
            line(world, 5, "sshd[512]: Server listening on :: port 22."),
            line(world, 5, "systemd[1]: Started ssh.service - OpenBSD Secure Shell server."));
    int wanted = Numbers.of(options.value("n", ""), lines.size());
    int from = Math.max(0, lines.size() - Math.max(0, wanted));
    for (String line : lines.subList(from, lines.size())) {
      call.out().line(line);
    }
    return 0;
  }

  private static String line(World world, int secondsAfterBoot, String text) {
    Instant at = world.bootedAt().plusSeconds(secondsAfterBoot);
    return TIME.format(at) + " " + world.hostName() + " " + text;
  }
}
