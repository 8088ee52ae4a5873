package io.honeybee.pot.ssh;

import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.net.BindFailure;
import io.honeybee.shell.Machine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SSH server. Thread rule: safe for use by any thread. */
final class SshPot implements Pot {
  private static final Logger LOG = LoggerFactory.getLogger(SshPot.class);
  private static final Duration REAP_INTERVAL = Duration.ofMillis(250);

  private final PotContext context;
  private final SshSettings settings;
  private final Machine machine;
  private volatile @Nullable Running running;

  private record Running(SshServer server, SshSessions sessions) {}

  SshPot(PotContext context, SshSettings settings) {
    this.context = context;
    this.settings = settings;
    this.machine = new Machine(context.world(), context.clock(), context.random());
  }

  @Override
  public String name() {
    return "ssh pot " + context.potId();
  }

  @Override
  public synchronized void start() throws IOException {
    if (running != null) {
      throw new IllegalStateException(name() + " is already started");
    }
    DurableFile.makePrivateDirectory(context.directory());
    HostKeys hostKeys = new HostKeys(context.directory());
    hostKeys.prepare();
    SshServer server = SshServers.create(context, settings, hostKeys, machine);
    SshSessions sessions = new SshSessions(server, context);
    server.setSessionFactory(sessions);
    try {
      server.start();
    } catch (IOException e) {
      server.close(true);
      throw BindFailure.explain(name(), context.listen(), e);
    }
    Running started = new Running(server, sessions);
    running = started;
    Thread.ofVirtual().name(name() + " reaper").start(() -> reap(started));
  }

  private void reap(Running reaped) {
    while (reaped.server.isStarted()) {
      try {
        Thread.sleep(REAP_INTERVAL);
      } catch (InterruptedException e) {
        return;
      }
      reaped.sessions.reap();
    }
  }

  @Override
  public synchronized void stop() {
    Running stopped = running;
    running = null;
    if (stopped == null) {
      return;
    }
    try {
      stopped.server.stop(true);
    } catch (IOException e) {
      LOG.warn("{} did not stop cleanly: {}", name(), e.toString());
    }
  }

  @Override
  public InetSocketAddress address() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException(name() + " is not started");
    }
    return (InetSocketAddress) now.server.getBoundAddresses().iterator().next();
  }

  @Override
  public int openSessions() {
    Running now = running;
    return now == null ? 0 : now.sessions.openSessions();
  }
}
