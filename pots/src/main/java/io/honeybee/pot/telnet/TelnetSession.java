package io.honeybee.pot.telnet;

import io.honeybee.pot.AttackerText;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.SessionEvents;
import io.honeybee.recording.Recording;
import io.honeybee.recording.TerminalHeader;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.shell.EventLog;
import io.honeybee.shell.Greeting;
import io.honeybee.shell.Machine;
import io.honeybee.shell.ShellSession;
import io.honeybee.shell.Terminal;
import io.honeybee.shell.Visitors;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.files.SessionFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection: negotiation, login, shell. Thread rule: the connection's own thread. */
final class TelnetSession {
  private static final int MAX_TRIES = 3;
  private static final Duration LOGIN_TIME = Duration.ofMinutes(1);
  private static final Duration PAUSE_STEP = Duration.ofMillis(500);
  private static final int MAX_NAME_BYTES = 4_096;

  private final PotContext context;
  private final TelnetSettings settings;
  private final Duration afterFailure;
  private final LoginDesk desk;
  private final Machine machine;
  private final TcpConnection connection;
  private final SessionEvents events;

  TelnetSession(
      PotContext context,
      TelnetSettings settings,
      Duration afterFailure,
      LoginDesk desk,
      Machine machine,
      TcpConnection connection) {
    this.context = context;
    this.settings = settings;
    this.afterFailure = afterFailure;
    this.desk = desk;
    this.machine = machine;
    this.connection = connection;
    this.events =
        new SessionEvents(context, TelnetPotType.NAME, connection.remote(), connection.local());
  }

  void run() throws IOException {
    events.connected();
    Recording recording =
        context
            .recordings()
            .begin(
                events.session(),
                new TerminalHeader(
                    0, 0, true, "", TelnetPotType.NAME + " " + events.session(), Optional.empty()));
    try {
      BufferedOutputStream raw = new BufferedOutputStream(connection.output(), 4096);
      TelnetOptions options = new TelnetOptions(raw);
      options.open(settings.personality().opening());
      TelnetOutput out = new TelnetOutput(raw);
      TelnetInput in = new TelnetInput(new BufferedInputStream(connection.input(), 2048), options);
      OutputStream shown = recording.output(out);
      serve(new Terminal(recording.input(in), shown, shown, true));
    } finally {
      events.recorded(recording.finish());
      events.closed();
    }
  }

  private void serve(Terminal terminal) throws IOException {
    connection.readTimeout(LOGIN_TIME);
    String user = logIn(terminal);
    if (user == null) {
      return;
    }
    connection.readTimeout(context.limits().maxIdle());
    String address = connection.remote().getAddress().getHostAddress();
    Visitor visitor = Visitors.of(machine.world(), user, address, "pts/0");
    terminal.show(Greeting.afterLogin(machine.world(), context.clock().instant(), visitor));
    EventLog log = new EventLog(events, context.captures(), context.fetcher());
    try (SessionFiles files = machine.filesOfReturning(visitor);
        ShellSession shell =
            new ShellSession(machine, visitor, terminal, log, this::pause, files)) {
      shell.interact();
    }
  }

  /** Waits, but not for a visitor who is gone. */
  private void pause(Duration time) throws IOException {
    long deadline = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !connection.socket().isClosed()) {
      try {
        Thread.sleep(Duration.ofNanos(Math.min(left, PAUSE_STEP.toNanos())));
      } catch (InterruptedException e) {
        throw new InterruptedIOException("told to end");
      }
      left = deadline - System.nanoTime();
    }
  }

  /** The name of who logged in, a byte string; null when the visitor left or failed too often. */
  private @Nullable String logIn(Terminal terminal) throws IOException {
    String host = machine.world().hostName();
    terminal.show(settings.personality().issue(settings.banner()));
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      String user = "";
      while (user.isEmpty()) {
        String answer = terminal.ask(host + " login: ", true);
        if (answer == null) {
          return null;
        }
        user = answer.strip();
      }
      String password = terminal.ask("Password: ", false);
      if (password == null) {
        return null;
      }
      if (admit(user, password)) {
        return user;
      }
      pause(afterFailure);
      terminal.show("\nLogin incorrect\n");
    }
    return null;
  }

  private boolean admit(String user, String password) {
    byte[] userBytes = user.getBytes(StandardCharsets.ISO_8859_1);
    byte[] passwordBytes = password.getBytes(StandardCharsets.ISO_8859_1);
    boolean admitted =
        userBytes.length <= MAX_NAME_BYTES
            && desk.admits(
                connection.remote().getAddress(),
                AttackerText.decode(userBytes),
                AttackerText.decode(passwordBytes));
    events.report(
        admitted ? "login.success" : "login.failed",
        new EventFields().text("username", userBytes).text("password", passwordBytes));
    return admitted;
  }
}
