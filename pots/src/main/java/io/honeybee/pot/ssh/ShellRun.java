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
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the pretended shell for one channel, on a virtual thread of its own.
 *
 * <p>Thread rule: MINA calls the setters before {@link #start}; {@link #destroy} may come from any
 * thread.
 */
final class ShellRun implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(ShellRun.class);
  private static final int FAILED = 255;

  private final PotContext context;
  private final Machine machine;
  private final SshSession session;
  private final @Nullable String commandLine;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;
  private volatile @Nullable Thread thread;

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
  public void setInputStream(InputStream input) {
    in = input;
  }

  @Override
  public void setOutputStream(OutputStream output) {
    out = output;
  }

  @Override
  public void setErrorStream(OutputStream error) {
    err = error;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    boolean pty = channel instanceof ShellChannel shell && shell.hasPty();
    thread = Thread.ofVirtual().name("ssh shell").start(() -> run(pty, environment));
  }

  @Override
  public void destroy(ChannelSession channel) {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run(boolean pty, Environment environment) {
    int status = FAILED;
    try {
      status = serve(pty, environment);
    } catch (IOException e) {
      LOG.debug("an ssh shell lost its client: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.error("an ssh shell failed", e);
    } finally {
      ExitCallback callback = exit;
      if (callback != null) {
        callback.onExit(status);
      }
    }
  }

  private int serve(boolean pty, Environment environment) throws IOException {
    Recording recording =
        context.recordings().begin(session.recordingName(), header(pty, environment.getEnv()));
    try {
      OutputStream shown = recording.output(out);
      InputStream typed = recording.input(new BufferedInputStream(in, 1024));
      Terminal terminal = new Terminal(typed, shown, recording.output(err), pty);
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
    EventLog log = new EventLog(session.events(), context.captures());
    SessionFiles files = session.files(machine, visitor);
    try (ShellSession shell =
        new ShellSession(machine, visitor, terminal, log, Thread::sleep, files)) {
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
