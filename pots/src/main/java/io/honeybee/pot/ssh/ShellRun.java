package io.honeybee.pot.ssh;

import io.honeybee.pot.PotContext;
import io.honeybee.recording.Recording;
import io.honeybee.recording.TerminalHeader;
import io.honeybee.shell.EventLog;
import io.honeybee.shell.Greeting;
import io.honeybee.shell.Machine;
import io.honeybee.shell.ShellSession;
import io.honeybee.shell.Terminal;
import io.honeybee.shell.Visitors;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.files.SessionFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.jspecify.annotations.Nullable;

/** Runs the pretended shell for one channel. Thread rule: that of {@link ChannelRun}. */
final class ShellRun extends ChannelRun {
  private final PotContext context;
  private final Machine machine;
  private final SshSession session;
  private final @Nullable String commandLine;

  /**
   * @param commandLine what to execute, a byte string; null for an interactive shell
   */
  ShellRun(PotContext context, Machine machine, SshSession session, @Nullable String commandLine) {
    this.context = context;
    this.machine = machine;
    this.session = session;
    this.commandLine = commandLine;
  }

  @Override
  int serve(boolean pty, Environment environment) throws IOException {
    Recording recording =
        context.recordings().begin(session.recordingName(), header(pty, environment.getEnv()));
    try {
      OutputStream shown = recording.output(out());
      InputStream typed = recording.input(new BufferedInputStream(in(), 1024));
      Terminal terminal = new Terminal(typed, shown, recording.output(err()), pty);
      return serve(terminal, pty, environment);
    } finally {
      session.events().recorded(recording.finish());
    }
  }

  private TerminalHeader header(boolean pty, Map<String, String> environment) {
    return new TerminalHeader(
        cells(environment.get(Environment.ENV_COLUMNS)),
        cells(environment.get(Environment.ENV_LINES)),
        pty,
        environment.getOrDefault(Environment.ENV_TERM, ""),
        SshPotType.NAME + " " + session.events().session(),
        Optional.ofNullable(commandLine));
  }

  private static int cells(@Nullable String number) {
    return number != null && number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
  }

  private int serve(Terminal terminal, boolean pty, Environment environment) throws IOException {
    String name = new String(session.watch().user(), StandardCharsets.ISO_8859_1);
    Visitor visitor =
        Visitors.of(context.world(), name, session.source().getHostAddress(), pty ? "pts/0" : "");
    if (pty && commandLine == null) {
      terminal.show(Greeting.afterLogin(context.world(), context.clock().instant(), visitor));
    }
    EventLog log = new EventLog(session.events(), context.captures(), context.fetcher());
    SessionFiles files = session.files(machine, visitor);
    try (ShellSession shell =
        new ShellSession(machine, visitor, terminal, log, this::pause, files)) {
      environment(shell, environment);
      return commandLine == null ? shell.interact() : shell.execute(commandLine);
    }
  }

  private void environment(ShellSession shell, Environment environment) {
    environment
        .getEnv()
        .forEach(
            (name, value) -> {
              if (name.equals("LANG") || name.startsWith("LC_") || name.equals("TERM")) {
                shell.environment(name, value);
              }
            });
    String client = session.events().clientAndServer();
    shell.environment("SSH_CONNECTION", client);
    shell.environment("SSH_CLIENT", client.replaceFirst(" \\S+ (\\S+)$", " $1"));
  }
}
