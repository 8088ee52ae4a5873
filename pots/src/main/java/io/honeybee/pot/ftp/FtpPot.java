package io.honeybee.pot.ftp;

import io.honeybee.pot.Pot;
import io.honeybee.pot.TcpPot;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A file server. Thread rule: safe for use by any thread. */
final class FtpPot implements Pot {
  private final FtpServer server;
  private final TcpPot control;

  FtpPot(FtpServer server) {
    this.server = server;
    this.control =
        new TcpPot(
            server.context(), FtpPotType.NAME, session -> new FtpSession(server, session).run());
  }

  @Override
  public String name() {
    return control.name();
  }

  @Override
  public void start() throws IOException {
    server.dataPorts().open();
    control.start();
  }

  @Override
  public void stop() {
    // First, since a session may be waiting at its data port.
    server.dataPorts().close();
    control.stop();
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return control.addresses();
  }

  @Override
  public int openSessions() {
    return control.openSessions();
  }
}
