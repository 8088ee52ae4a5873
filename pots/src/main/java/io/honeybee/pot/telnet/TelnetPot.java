package io.honeybee.pot.telnet;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpPot;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpServer;
import io.honeybee.shell.Machine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A Telnet server. Thread rule: safe for use by any thread. */
final class TelnetPot implements Pot {
  private final PotContext context;
  private final TelnetSettings settings;
  private final Duration afterFailure;
  private final LoginDesk desk;
  private final Machine machine;
  private final TcpServer server;

  TelnetPot(PotContext context, TelnetSettings settings, Duration afterFailure) {
    this.afterFailure = afterFailure;
    this.context = context;
    this.settings = settings;
    this.desk = new LoginDesk(settings.login());
    this.machine = settings.personality().machine(context);
    this.server = TcpPot.server(context, name(), this::serve);
  }

  private void serve(TcpConnection connection) throws IOException {
    new TelnetSession(context, settings, afterFailure, desk, machine, connection).run();
  }

  @Override
  public String name() {
    return "telnet pot " + context.potId();
  }

  @Override
  public void start() throws IOException {
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  @Override
  public Optional<String> fault() {
    return server.fault();
  }

  @Override
  public int openSessions() {
    return server.openConnections();
  }
}
