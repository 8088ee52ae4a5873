package io.honeybee.pot.ssh;

import io.honeybee.pot.PotContext;
import io.honeybee.runtime.net.SourceQuota;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/**
 * Admits connections within the limits, and knows those that are open.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class SshSessions extends SessionFactory {
  private final PotContext context;
  private final SourceQuota quota;
  private final Map<SshSession, Boolean> open = new ConcurrentHashMap<>();

  SshSessions(ServerFactoryManager server, PotContext context) {
    super(server);
    this.context = context;
    this.quota =
        new SourceQuota(context.limits().maxSessions(), context.limits().maxSessionsPerSource());
  }

  @Override
  protected ServerSessionImpl doCreateSession(IoSession io) throws Exception {
    if (!(io.getRemoteAddress() instanceof InetSocketAddress remote)) {
      throw new IOException("the client is gone");
    }
    InetAddress source = remote.getAddress();
    if (!quota.tryAcquire(source)) {
      throw new IOException("too many connections");
    }
    SshSession[] self = new SshSession[1];
    try {
      SshSession session = new SshSession(getServer(), io, context, () -> closed(self[0], source));
      self[0] = session;
      open.put(session, true);
      return session;
    } catch (Exception e) {
      quota.release(source);
      throw e;
    }
  }

  private void closed(SshSession session, InetAddress source) {
    open.remove(session);
    quota.release(source);
  }

  int openSessions() {
    return quota.total();
  }

  /** Closes sessions that have been open for too long. */
  void reap() {
    long maxNanos = context.limits().maxSession().toNanos();
    long now = System.nanoTime();
    for (SshSession session : open.keySet()) {
      if (maxNanos > 0 && now - session.openedNanos() > maxNanos) {
        session.close(true);
      }
    }
  }
}
