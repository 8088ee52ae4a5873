package io.honeybee.pot.ssh;

import io.honeybee.pot.PotContext;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/** Makes our sessions of MINA's connections. Thread rule: safe for use by any thread. */
final class SshSessions extends SessionFactory {
  private final PotContext context;

  SshSessions(ServerFactoryManager server, PotContext context) {
    super(server);
    this.context = context;
  }

  @Override
  protected ServerSessionImpl doCreateSession(IoSession io) throws Exception {
    return new SshSession(getServer(), (SocketSession) io, context);
  }
}
